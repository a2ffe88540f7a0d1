import type { JSX } from 'preact';
import { useRoom } from '../chat/context.ts';
import { dateText, dayText, timeText } from '../chat/time-text.ts';
import type { Booking, BookingView } from './booking.ts';

interface Props {
  booking: Booking;
  view: BookingView;
  zone: string;
}

const dayParts = (
  words: { locale: string },
  at: number,
  zone: string,
): { weekday: string; day: string; month: string } => {
  const parts = new Intl.DateTimeFormat(words.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  }).formatToParts(at);
  const find = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return { weekday: find('weekday'), day: find('day'), month: find('month') };
};

/** The days that have a free time, as chips: radio buttons, so that arrow keys walk them. */
export const Days = ({ booking, view, zone }: Props): JSX.Element => {
  const { words, presence } = useRoom();
  return (
    <fieldset class="day-row">
      <legend class="sr">{words.say('booker.days')}</legend>
      {view.days.map(({ day, at }) => {
        const { weekday, day: number, month } = dayParts(words, at, zone);
        const near = dayText(words, at, presence.clock.now(), zone);
        return (
          <label key={day} class="chip chip-day">
            <input type="radio" name="day" checked={view.day?.day === day} onChange={() => booking.pickDay(day)} />
            <span class="sr">{dateText(words, at, zone, 'long')}</span>
            <span class="chip-small" aria-hidden="true">
              {near === dateText(words, at, zone) ? weekday : near}
            </span>
            <span class="chip-big" aria-hidden="true">
              {number}
            </span>
            <span class="chip-small" aria-hidden="true">
              {month}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
};

/** The chosen day's free times. */
export const Times = ({ booking, view, zone }: Props): JSX.Element => {
  const { words } = useRoom();
  return (
    <fieldset class="time-grid">
      <legend class="sr">{words.say('booker.times')}</legend>
      {view.day?.slots.map(({ id, startsAt }) => (
        <label key={id} class="chip chip-time">
          <input type="radio" name="time" checked={view.slot?.id === id} onChange={() => booking.pickSlot(id)} />
          <span>{timeText(words, startsAt, zone)}</span>
        </label>
      ))}
    </fieldset>
  );
};
