import type { JSX } from 'preact';
import type { EventEntry } from '../../../shared/client/delivery/thread.ts';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import { useReadable } from '../chat/use-readable.ts';
import { eventText } from './event-text.ts';

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
  const text = eventText(entry, useRoom().words);
  if (text === null) return null;
  return (
    <p class={`event event-${entry.type}`}>
      {entry.type === 'joined' && <Face person={entry.rep} size={44} />}
      {entry.type === 'booked' ? <BookedLine entry={entry} text={text} /> : <bdi>{text}</bdi>}
    </p>
  );
}
