import type { EventEntry } from '../../../shared/client/delivery/thread.ts';
import { clockText, ownZone, whenText } from '../chat/time-text.ts';
import type { Words } from '../locales/words.ts';

/** The words of something that happened between the messages; null where nothing is said of it. */
export const eventText = (entry: EventEntry, words: Words): string | null => {
  switch (entry.type) {
    case 'joined':
      return words.say('event.joined', { name: entry.rep.name });
    case 'left':
      return entry.moved?.by.id === entry.rep.id
        ? words.say('event.handover', { name: entry.rep.name, to: entry.moved.to.name })
        : words.say('event.left', { name: entry.rep.name });
    case 'emailed':
      return words.say('event.emailed');
    case 'email_given':
      return words.say('event.emailGiven');
    case 'booked':
      return words.say('event.booked', { when: whenText(words, entry.startsAt, ownZone()) });
    case 'edited':
      return words.say('event.canceled', { when: whenText(words, entry.canceled.startsAt, ownZone()) });
    case 'call':
      if (entry.seconds) return words.say('event.call', { time: clockText(words, entry.seconds) });
      // Their own no is not told to them as a call that nobody answered.
      return words.say(entry.startedBy === 'rep' && entry.reason === 'declined' ? 'event.declined' : 'event.noCall');
    case 'demo':
      return entry.seconds ? words.say('event.demo', { time: clockText(words, entry.seconds) }) : null;
    case 'erased':
      return words.say('event.erased');
    case 'closed':
      return words.say('event.closed');
    // Both are shown by a card below the conversation as long as they are true.
    case 'waiting':
    case 'booker_shown':
    // What reps say among themselves.
    case 'transfer':
    case 'note':
      return null;
  }
};
