import { expect, it } from 'vitest';
import type { EventEntry } from '../../../shared/client/delivery/thread.ts';
import booker from '../locales/en/booker.json';
import later from '../locales/en/later.json';
import messenger from '../locales/en/messenger.json';
import privacy from '../locales/en/privacy.json';
import { createWords, type Words } from '../locales/words.ts';
import { eventText } from './event-text.ts';

const words: Words = createWords({
  tag: 'en',
  locale: 'en',
  texts: { ...messenger, ...booker, ...later, ...privacy },
});

it.each([
  ['declined', 'rep', 0, 'Call, declined'],
  // The rep could not talk: nobody tells a visitor that they were turned down.
  ['declined', 'visitor', 0, 'Call, not answered'],
  ['missed', 'rep', 0, 'Call, not answered'],
  ['canceled', 'visitor', 0, 'Call, not answered'],
  // It found the rep in another call.
  ['busy', 'visitor', 0, 'Call, not answered'],
  ['hung_up', 'rep', 134, 'Call, 2:14'],
] as const)(
  'a visitor reads of a call that was %s, started by the %s, what became of it',
  (reason, startedBy, seconds, said) => {
    const entry = { type: 'call', reason, startedBy, seconds } as EventEntry;
    expect(eventText(entry, words)).toBe(said);
  },
);
