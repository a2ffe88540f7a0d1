import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Slot } from '../../../shared/protocol/visitor/contract.ts';
import { useRoom } from '../chat/context.ts';
import { looksLikeEmail } from '../chat/looks-like-email.ts';
import { whenText } from '../chat/time-text.ts';
import type { Booking, BookingView } from './booking.ts';
import { HeldLine } from './held-line.tsx';
import { theirTime } from './their-time.ts';

const longestName = 120;

interface Props {
  booking: Booking;
  view: BookingView;
  slot: Slot;
  zone: string;
}

/** Name, e-mail address and the button that says what it does. */
export function BookingForm({ booking, view, slot, zone }: Props): JSX.Element {
  const { words } = useRoom();
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const nameWrong = asked && view.name.trim() === '';
  const emailWrong = asked && !looksLikeEmail(view.email);
  const theirs = view.rep && view.repZone ? theirTime(words, slot.startsAt, zone, view.rep, view.repZone) : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the form comes into sight with each time chosen
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [slot.id]);

  return (
    <form
      ref={form}
      class="booking-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (view.name.trim() !== '' && looksLikeEmail(view.email)) void booking.confirm();
        else {
          const first = view.name.trim() === '' ? 'booking-name' : 'booking-email';
          form.current?.querySelector<HTMLElement>(`#${first}`)?.focus();
        }
      }}
    >
      <label class="field-label" for="booking-name">
        {words.say('booker.nameLabel')}
      </label>
      <input
        id="booking-name"
        class="field"
        dir={view.name ? 'auto' : undefined}
        autoComplete="name"
        maxLength={longestName}
        value={view.name}
        aria-invalid={nameWrong}
        aria-describedby="booking-name-problem"
        onInput={(event) => booking.setName(event.currentTarget.value)}
      />
      <p id="booking-name-problem" class="problem" role="alert">
        {nameWrong && words.say('booker.nameWrong')}
      </p>
      <label class="field-label" for="booking-email">
        {words.say('booker.emailLabel')}
      </label>
      <input
        id="booking-email"
        class="field"
        type="email"
        dir="ltr"
        inputMode="email"
        autoComplete="email"
        placeholder={words.say('booker.emailExample')}
        value={view.email}
        aria-invalid={emailWrong}
        aria-describedby="booking-email-problem"
        onInput={(event) => booking.setEmail(event.currentTarget.value)}
      />
      <p id="booking-email-problem" class="problem" role="alert">
        {emailWrong && words.say('booker.emailWrong')}
      </p>
      {theirs && <p class="booker-zone">{words.say('booker.theirs', theirs)}</p>}
      {view.heldUntil !== null && <HeldLine until={view.heldUntil} />}
      <button class="button button-wide" type="submit" disabled={view.step === 'booking'}>
        {view.step === 'booking'
          ? words.say('booker.confirming')
          : words.say('booker.confirm', { when: whenText(words, slot.startsAt, zone) })}
      </button>
      {view.problem === 'failed' && (
        <p class="problem" role="alert">
          {words.say('booker.notBooked')}
        </p>
      )}
    </form>
  );
}
