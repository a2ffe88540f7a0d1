import type { JSX } from 'preact';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import { Icon } from '../chat/icons.tsx';
import { dateText, ownZone, timeText } from '../chat/time-text.ts';
import { LateIcon } from '../later/late-icon.tsx';
import type { Booked } from './booking.ts';
import { theirTime } from './their-time.ts';
import { zoneText } from './zone-text.ts';

/** The meeting stands: when, with whom, and the file for one's own calendar. */
export function BookedCard({
  meeting,
}: {
  meeting: Omit<Booked, 'repZone'> & { repZone?: string | undefined };
}): JSX.Element {
  const { words, messenger } = useRoom();
  const zone = ownZone();
  const { rep, repZone, startsAt, endsAt, icsUrl } = meeting;
  const theirs = repZone ? theirTime(words, startsAt, zone, rep, repZone) : null;
  return (
    <div class="booked" role="status">
      <span class="booked-sign" aria-hidden="true">
        <LateIcon name="check" size={30} />
      </span>
      <h2>{words.say('booked.title')}</h2>
      <p class="booked-day">{dateText(words, startsAt, zone, 'long')}</p>
      <p class="booked-time">
        {timeText(words, startsAt, zone)} – {timeText(words, endsAt, zone)}
      </p>
      <p class="booker-zone">{zoneText(words, startsAt, zone)}</p>
      {theirs && <p class="booker-zone">{words.say('booked.theirs', theirs)}</p>}
      <p class="booker-with">
        <Face person={rep} size={32} />
        {words.say('booked.with', { name: rep.name })}
      </p>
      <a class="button button-wide" href={icsUrl} download="meeting.ics">
        <Icon name="calendar" size={18} />
        {words.say('booked.calendar')}
      </a>
      <button class="button button-quiet button-wide" type="button" onClick={() => messenger.showBooker(false)}>
        {words.say('booked.done')}
      </button>
    </div>
  );
}
