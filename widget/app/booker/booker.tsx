import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { createIds } from '../../../shared/client/ids.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import { Icon } from '../chat/icons.tsx';
import { ownZone } from '../chat/time-text.ts';
import { useReadable } from '../chat/use-readable.ts';
import { BookedCard } from './booked-card.tsx';
import { type BookerProps, type Booking, type BookingView, createBooking } from './booking.ts';
import { BookingForm } from './booking-form.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Days, Times } from './slot-pickers.tsx';
import { zoneText } from './zone-text.ts';

const Loading = (): JSX.Element => (
  <div class="booker-loading" role="status">
    <p class="sr">{useRoom().words.say('booker.loading')}</p>
    <div class="day-row">
      {[1, 2, 3, 4].map((key) => (
        <span key={key} class="ghost ghost-day" />
      ))}
    </div>
    <div class="time-grid">
      {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => (
        <span key={key} class="ghost ghost-time" />
      ))}
    </div>
  </div>
);

const Nothing = ({ booking, view }: { booking: Booking; view: BookingView }): JSX.Element => {
  const { words, messenger } = useRoom();
  const failed = view.list === 'failed';
  return (
    <div class="card" role="status">
      <p class="card-title">{words.say(failed ? 'booker.failed' : 'booker.none')}</p>
      {!failed && <p class="card-text">{words.say('booker.noneHint')}</p>}
      {failed ? (
        <button class="button" type="button" onClick={() => void booking.load()}>
          {words.say('booker.retry')}
        </button>
      ) : (
        <button class="button" type="button" onClick={() => messenger.showBooker(false)}>
          {words.say('booker.leaveMessage')}
        </button>
      )}
    </div>
  );
};

/** Picks a day and a time, says who one is, and confirms, all on one screen. */
export function Booker({ kept }: BookerProps): JSX.Element {
  const { words, presence, messenger } = useRoom();
  const { connection, state } = presence;
  const zone = ownZone();
  kept.booking ??= createBooking({
    connection,
    ids: createIds(systemClock),
    zone,
    email: state.getSnapshot()?.email ?? '',
    hold: state.getSnapshot()?.hold ?? null,
  });
  const { booking } = kept;
  const view = useReadable(booking);
  const now = useReadable(messenger);
  const top = useRef<HTMLDivElement>(null);
  const { kind } = now.connection;
  const meeting = view.booked ?? now.state?.meeting ?? null;

  // Once the router names a meeting it alone says whether one stands: canceled, it gives way to the free times.
  const told = now.state?.meeting;
  useEffect(() => {
    if (told) booking.forget();
  }, [told, booking]);
  const stands = meeting !== null;
  useEffect(() => {
    if (kind === 'connected' && !stands) void booking.load();
  }, [kind, stands, booking]);
  useEffect(() => {
    top.current?.focus();
    const { slot, step } = booking.getSnapshot();
    // Who comes back to a form they had turned away from has their time kept anew.
    if (slot && step === 'choosing') booking.pickSlot(slot.id);
    return booking.leave;
  }, [booking]);

  return (
    <div class="booker" ref={top} tabIndex={-1}>
      {meeting ? (
        <BookedCard meeting={meeting} />
      ) : (
        <>
          <Meanwhile view={now} />
          <p class="booker-with">
            {view.rep ? <Face person={view.rep} size={32} /> : <Icon name="calendar" size={20} />}
            {view.rep ? words.say('booker.with', { name: view.rep.name }) : words.say('booker.withTeam')}
          </p>
          {view.problem === 'taken' && (
            <p class="notice" role="alert">
              {words.say('booker.taken')}
            </p>
          )}
          {view.list === 'loading' && <Loading />}
          {(view.list === 'failed' || (view.list === 'ready' && view.days.length === 0)) && (
            <Nothing booking={booking} view={view} />
          )}
          {view.day && (
            <>
              <Days booking={booking} view={view} zone={zone} />
              <Times booking={booking} view={view} zone={zone} />
              <p class="booker-zone">{words.say('booker.zone', { zone: zoneText(words, view.day.at, zone) })}</p>
            </>
          )}
          {view.slot && <BookingForm booking={booking} view={view} slot={view.slot} zone={zone} />}
        </>
      )}
    </div>
  );
}
