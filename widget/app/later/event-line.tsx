import type { JSX } from 'preact';
import type { EventEntry } from '../../../shared/client/delivery/thread.ts';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import { clockText, ownZone, whenText } from '../chat/time-text.ts';
import { useReadable } from '../chat/use-readable.ts';
import type { Words } from '../locales/words.ts';

const textOf = (entry: EventEntry, words: Words): string | null => {
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
      return words.say(entry.seconds ? 'event.call' : 'event.noCall', { time: clockText(words, entry.seconds) });
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

/** A booking: struck out once it was canceled, with the file for one's own calendar while it lies ahead, whoever booked it. */
function BookedLine({ entry, text }: { entry: Extract<EventEntry, { type: 'booked' }>; text: string }): JSX.Element {
  const { words, messenger } = useRoom();
  const meeting = useReadable(messenger).state?.meeting;
  return (
    <>
      <bdi>{entry.canceledAt ? <s>{text}</s> : text}</bdi>
      {meeting?.id === entry.meetingId && (
        <a class="link" href={meeting.icsUrl} download="meeting.ics">
          {words.say('event.calendar')}
        </a>
      )}
    </>
  );
}

/** What happened between the messages: somebody came, a meeting was booked or canceled, the end. */
export function EventLine({ entry }: { entry: EventEntry }): JSX.Element | null {
  const text = textOf(entry, useRoom().words);
  if (text === null) return null;
  return (
    <p class={`event event-${entry.type}`}>
      {entry.type === 'joined' && <Face person={entry.rep} size={44} />}
      {entry.type === 'booked' ? <BookedLine entry={entry} text={text} /> : <bdi>{text}</bdi>}
    </p>
  );
}
