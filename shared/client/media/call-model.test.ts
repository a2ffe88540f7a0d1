import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CallSide } from '../../domain/call.ts';
import { createCallHouse } from '../tests/call-house.ts';
import { trackOf } from '../tests/fake-sound.ts';
import { lookAgainMs } from './create-call-engine.ts';

// A rep, a visitor with two tabs, a router in memory, and between them a channel that loses, doubles and reorders what the
// engines say. Whatever the two people and their networks do: nothing leaks, nobody is left behind, nobody is heard before an
// answer, and once all is well the two agree.

type Seat = CallSide | 'tab';
const side = fc.constantFrom<Seat>('rep', 'rep', 'visitor', 'visitor', 'tab');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('start' as const), side }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('accept' as const), side }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('decline' as const, 'hangUp' as const, 'microphone' as const), side }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'mend' as const), side }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('down' as const, 'gone' as const, 'path' as const), side }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 1_000, 5_000, 12_000, 30_000) }),
  },
  // Both call in the same moment.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('glare' as const) }) },
  // The socket breaks in the middle of an act, before or after the router took it.
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      side,
      act: fc.constantFrom('start' as const, 'accept' as const),
      turns: fc.integer({ min: 4, max: 14 }),
    }),
  },
  // The visitor looks elsewhere, or here again; the router refuses whatever a side asks, or no more.
  { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('limit' as const, 'allow' as const), side }) },
);
/** What comes next waits until all is done, or comes in the middle of it. */
const pace = fc.constantFrom<number | null>(null, null, null, 0, 1, 2, 4, 7, 11);
const paced = fc.tuple(step, pace);
type Step = typeof paced extends fc.Arbitrary<infer T> ? T : never;
/** What becomes of one signal: delivered now, later, twice, or never. */
const fate = fc.constantFrom<readonly number[]>([0], [0], [0], [0, 0], [40], [900], [0, 300], []);

const play = async (steps: readonly Step[], fates: readonly (readonly number[])[]): Promise<void> => {
  const house = createCallHouse();
  let sent = 0;
  let lossy = true;
  house.setChannel((deliver) => {
    const mine = lossy ? (fates[sent % Math.max(1, fates.length)] ?? [0]) : [0];
    sent += 1;
    for (const ms of mine) {
      if (ms === 0) queueMicrotask(deliver);
      else house.time.after(ms, deliver);
    }
  });
  const sides = { rep: house.rep, visitor: house.visitor, tab: house.makeSide('visitor') };
  const phaseOf = (one: Seat) => sides[one].view().phase;
  const isOver = (one: Seat) => ['idle', 'ended'].includes(phaseOf(one));

  const holds = (): void => {
    const live = [...house.calls.values()].filter(({ state }) => state !== 'ended');
    expect(live.length).toBeLessThanOrEqual(1);
    for (const one of ['rep', 'visitor', 'tab'] as const) {
      const open = sides[one].peers.filter((peer) => peer.open);
      const on = sides[one].microphone.opened.filter(({ track }) => !track.stopped);
      expect(open.length).toBeLessThanOrEqual(1);
      expect(on.length).toBeLessThanOrEqual(1);
      if (isOver(one)) expect([open.length, on.length]).toEqual([0, 0]);
      // One that is cut off may talk in a call that is over.
      if (live[0]?.state !== 'ringing' || sides[one].view().call?.id !== live[0].id) continue;
      expect(open.every(({ stream }) => stream.track.from === 'silence')).toBe(true);
      expect(['connected', 'reconnecting']).not.toContain(phaseOf(one));
    }
  };

  for (const [one, turns] of steps) {
    switch (one.do) {
      case 'start':
        sides[one.side].engine.start(house.conversationId);
        break;
      case 'glare':
        house.rep.engine.start(house.conversationId);
        house.visitor.engine.start(house.conversationId);
        break;
      case 'microphone':
        sides[one.side].engine.chooseMicrophone('desk');
        break;
      case 'cut':
      case 'mend':
        sides[one.side][one.do]();
        break;
      case 'down':
      case 'gone':
        house.breakMedia(one.do);
        break;
      case 'path':
        house.network.media = true;
        break;
      case 'break':
        if (one.act === 'start') sides[one.side].engine.start(house.conversationId);
        else sides[one.side].engine.accept();
        for (let turn = 0; turn < one.turns; turn += 1) await Promise.resolve();
        sides[one.side].cut();
        break;
      case 'look':
        house.network.hidden = !house.network.hidden;
        break;
      case 'limit':
      case 'allow':
        sides[one.side].limit(one.do === 'limit');
        break;
      case 'wait':
        await house.time.advance(one.ms);
        break;
      default:
        sides[one.side].engine[one.do]();
    }
    for (let turn = 0; turn < (turns ?? 0); turn += 1) await Promise.resolve();
    if (turns !== null) continue;
    await house.settle();
    holds();
  }

  // All is well again.
  lossy = false;
  for (const one of Object.values(sides)) one.limit(false);
  house.network.media = true;
  house.rep.mend();
  house.visitor.mend();
  sides.tab.mend();
  await house.settle();
  // Whoever has a call in the router's eyes knows of it, or gives it up at once.
  await house.time.advance(lookAgainMs);
  await house.settle();
  const now = [...house.calls.values()].find((call) => call.state !== 'ended');
  if (now) {
    if (now.seats.rep !== null) expect(isOver('rep')).toBe(false);
    if (now.seats.visitor !== null) expect(isOver('visitor') && isOver('tab')).toBe(false);
  }
  await house.time.advance(70_000);
  holds();
  const live = [...house.calls.values()].find(({ state }) => state !== 'ended');
  if (live) {
    const holder = phaseOf('tab') === 'elsewhere' ? 'visitor' : 'tab';
    const other = holder === 'tab' ? 'visitor' : 'tab';
    const phases = [phaseOf('rep'), phaseOf(holder), phaseOf(other)];
    expect({ state: live.state, phases }).toEqual({
      state: 'connected',
      phases: ['connected', 'connected', 'elsewhere'],
    });
    expect(trackOf(house.rep.view().remote)).toBe(trackOf(sides[holder].view().local));
    expect(trackOf(sides[holder].view().remote)).toBe(trackOf(house.rep.view().local));
    house.rep.engine.hangUp();
    await house.settle();
    holds();
  }
  expect([isOver('rep'), isOver('visitor'), isOver('tab')]).toEqual([true, true, true]);
  // Nothing runs on behind an ended call.
  await house.time.advance(60_000);
  expect(house.time.next()).toBeNull();
};

/** So many games; each failing one is shrunk to the fewest acts that show it. */
export const playCalls = (numRuns: number): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(paced, { minLength: 1, maxLength: 14 }), fc.array(fate, { maxLength: 12 }), play),
    {
      numRuns,
    },
  );

it(
  'agrees in the end, leaks nothing and leaves nobody behind, whatever its people and networks do',
  () => playCalls(50),
  60_000,
);
