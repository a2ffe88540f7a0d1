import { describe, expect, it } from 'vitest';
import { createSoundWatch, type SoundFacts, type SoundWarning } from './sound-watch.ts';

const voice = 0.1;
const room = 0.001;
const normal: SoundFacts = { muted: false, own: voice, theyMuted: false, theirs: voice, arrives: true };

/** Looks ten times a second through the parts and answers what was said when, in seconds, each change once. */
const watched = (...parts: [seconds: number, facts: Partial<SoundFacts>][]): [number, SoundWarning | null][] => {
  const watch = createSoundWatch();
  const said: [number, SoundWarning | null][] = [];
  let at = 0;
  for (const [seconds, facts] of parts)
    for (const end = at + seconds * 1_000; at < end; at += 100) {
      const now = watch({ ...normal, ...facts }, at);
      if (now !== (said.at(-1)?.[1] ?? null)) said.push([at / 1_000, now]);
    }
  return said;
};

describe('the own microphone', () => {
  it.each([
    ['that gives zeros from the beginning', [[9, { own: 0 }]], [[5, 'microphone_silent']]],
    ['that hears a quiet room', [[60, { own: room }]], []],
    [
      'that is behind a gate while one listens',
      [
        [1, {}],
        [14, { own: 0 }],
        [1, {}],
      ],
      [],
    ],
    [
      'that dies in mid-call',
      [
        [1, {}],
        [16, { own: 0 }],
      ],
      [[16, 'microphone_silent']],
    ],
    [
      'that comes alive',
      [
        [6, { own: 0 }],
        [2, {}],
      ],
      [
        [5, 'microphone_silent'],
        [6.3, null],
      ],
    ],
    ['that is not known', [[60, { own: null }]], []],
    ['that is switched off on purpose', [[60, { own: 0, muted: true }]], []],
    [
      'that is switched off when it was told of',
      [
        [6, { own: 0 }],
        [2, { own: 0, muted: true }],
      ],
      [
        [5, 'microphone_silent'],
        [6, null],
      ],
    ],
  ] as [string, [number, Partial<SoundFacts>][], unknown][])('%s', (_what, parts, said) => {
    expect(watched(...parts)).toEqual(said);
  });
});

describe('the other side', () => {
  it.each([
    ['of which nothing comes', [[6, { arrives: false }]], [[5, 'others_silent']]],
    ['that gives zeros from the beginning', [[6, { theirs: 0 }]], [[5, 'others_silent']]],
    ['that listens', [[60, { theirs: room }]], []],
    [
      'that listens behind a gate',
      [
        [1, {}],
        [14, { theirs: 0 }],
        [1, {}],
      ],
      [],
    ],
    ['that switched its microphone off', [[60, { theirs: 0, arrives: false, theyMuted: true }]], []],
    [
      'that switches on again gets its time anew',
      [
        [9, { theirs: 0, theyMuted: true }],
        [4, { theirs: 0 }],
      ],
      [],
    ],
    [
      'that stutters',
      [
        [4, { arrives: false }],
        [1, {}],
        [4, { arrives: false }],
      ],
      [],
    ],
    [
      'that is back for a moment only',
      [
        [6, { arrives: false }],
        [0.2, {}],
        [3, { arrives: false }],
      ],
      [[5, 'others_silent']],
    ],
    [
      'that is back',
      [
        [6, { arrives: false }],
        [3, {}],
      ],
      [
        [5, 'others_silent'],
        [6.3, null],
      ],
    ],
  ] as [string, [number, Partial<SoundFacts>][], unknown][])('%s', (_what, parts, said) => {
    expect(watched(...parts)).toEqual(said);
  });
});

describe('who speaks while muted', () => {
  it('is told after a moment, until they stop or switch on', () => {
    const [first, second, ...more] = watched([1, { muted: true, own: room }], [2, { muted: true }], [1, {}]);
    expect(first?.[1]).toBe('muted_speaking');
    expect(first?.[0]).toBeGreaterThan(1.3);
    expect(first?.[0]).toBeLessThan(2);
    expect([second, more]).toEqual([[3, null], []]);
  });

  it('is not one who coughs, nor one who spoke before muting', () => {
    expect(watched([1, { muted: true, own: room }], [0.3, { muted: true }], [3, { muted: true, own: room }])).toEqual(
      [],
    );
    expect(watched([5, {}], [3, { muted: true, own: room }])).toEqual([]);
  });
});

it('says the worst first: one is not heard, then hears nothing, then is muted', () => {
  expect(watched([7, { own: 0, arrives: false }])).toEqual([[5, 'microphone_silent']]);
  expect(watched([7, { muted: true, arrives: false }]).at(-1)).toEqual([5, 'others_silent']);
});
