import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { looksLikeEmail } from '../chat/looks-like-email.ts';
import type { MessengerView } from '../chat/messenger.ts';

/** Asks a visitor who waits for an e-mail address; skipping costs nothing. */
export function EmailCard({ view }: { view: MessengerView }): JSX.Element | null {
  const { words, messenger } = useRoom();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const { email } = view;
  if (email === 'none') return null;
  if (email === 'thanks') {
    return (
      <p class="event" role="status">
        {words.say('email.thanks', { email: typed })}
      </p>
    );
  }
  const problem = wrong || email === 'wrong' ? 'email.wrong' : email === 'failed' ? 'action.failed' : null;
  return (
    <form
      class="card email"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const fits = looksLikeEmail(typed);
        setWrong(!fits);
        if (fits) messenger.giveEmail(typed.trim());
      }}
    >
      <label class="card-text" for="visitor-email">
        {words.say('email.ask')}
      </label>
      <div class="field-row">
        <input
          id="visitor-email"
          class="field"
          type="email"
          dir="ltr"
          inputMode="email"
          autoComplete="email"
          placeholder={words.say('email.placeholder')}
          value={typed}
          aria-invalid={problem !== null}
          aria-describedby="visitor-email-problem"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button class="button" type="submit" disabled={email === 'saving'}>
          {words.say('email.send')}
        </button>
      </div>
      <p id="visitor-email-problem" class="problem" role="alert">
        {problem && words.say(problem)}
      </p>
      <button class="link email-skip" type="button" onClick={messenger.skipEmail}>
        {words.say('email.skip')}
      </button>
    </form>
  );
}
