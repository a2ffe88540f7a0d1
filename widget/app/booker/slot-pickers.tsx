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
  // Each by itself: within a date some languages bend a month's name, and others write it as a bare number.
  const alone = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(words.locale, { ...options, timeZone: zone }).format(at);
  const date = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: zone }).formatToParts(
    at,
  );
  return {
    weekday: alone({ weekday: 'short' }),
    day: date.find(({ type }) => type === 'day')?.value ?? '',
    month: alone({ month: 'short' }),
  };
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
