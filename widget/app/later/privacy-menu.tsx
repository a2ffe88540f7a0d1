import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { useReadable } from '../chat/use-readable.ts';

/** What the menu shows: its entries, a question before what cannot be taken back, or how it went. */
type Step = 'closed' | 'menu' | 'forget' | 'erase' | 'erased' | 'nothing' | 'downloaded' | 'failed';

/** Stands in the frame's address over the reload after an erasure: nothing else of it is left to tell by. */
const erasedMark = '#erased';

const here = (): string => location.pathname + location.search;

const wasErased = (): boolean => {
  const told = location.hash === erasedMark;
  if (told) history.replaceState(null, '', here());
  return told;
};

/** What is kept of the visitor, and what they may ask of it: to be remembered or not, a copy, an end. */
export function PrivacyMenu(): JSX.Element {
  const { words, presence, messenger } = useRoom();
  const { site, connection } = presence;
  const keeping = useReadable(presence.keeping);
  const [step, go] = useState<Step>(() => (wasErased() ? 'erased' : 'closed'));
  const [busy, setBusy] = useState(false);
  const root = useRef<HTMLFieldSetElement>(null);
  const sheet = useRef<HTMLElement>(null);
  const open = step !== 'closed';

  // What is said here is heard by who moved there; a menu begins at its first entry.
  useLayoutEffect(() => {
    const entry = step === 'menu' && sheet.current?.querySelector('button');
    (entry || sheet.current)?.focus();
  }, [step]);
  useEffect(() => {
    if (!open) return;
    const outside = ({ target }: Event): void => {
      if (!root.current?.contains(target as Node)) go('closed');
    };
    addEventListener('pointerdown', outside);
    addEventListener('focusin', outside);
    return () => {
      removeEventListener('pointerdown', outside);
      removeEventListener('focusin', outside);
    };
  }, [open]);

  const close = (): void => {
    root.current?.querySelector('button')?.focus();
    go('closed');
  };
  const once = async (act: () => Promise<Step>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    go(await act());
    setBusy(false);
  };
  const download = async (): Promise<Step> => {
    const answer = await connection.request('privacy.export_me', {});
    if (!answer.ok) return answer.error.code === 'not_found' ? 'nothing' : 'failed';
    Object.assign(document.createElement('a'), { href: answer.data.url, download: '' }).click();
    return 'downloaded';
  };
  const erase = async (): Promise<Step> => {
    // Said before it is done, because the router's word to all tabs may come before its answer to this one.
    history.replaceState(null, '', here() + erasedMark);
    const answer = await connection.request('privacy.erase_me', {});
    if (answer.ok && answer.data.erased) {
      presence.leave(presence.refuses);
      return 'erase';
    }
    history.replaceState(null, '', here());
    return answer.ok ? 'nothing' : 'failed';
  };
  const remember = (): void => {
    if (presence.refuses) presence.leave(false);
    else {
      messenger.answerConsent(true);
      close();
    }
  };
  const entry = (say: string, act: () => void, look = ''): JSX.Element => (
    <button class={`data-entry ${look}`} type="button" aria-disabled={busy} onClick={act}>
      {say}
    </button>
  );
  const ask = (text: string, yes: string, act: () => void, look = ''): JSX.Element => (
    <>
      <p>{text}</p>
      <div class="card-row">
        <button class={`button ${look}`} type="button" aria-disabled={busy} onClick={act}>
          {yes}
        </button>
        <button class="button button-quiet" type="button" aria-disabled={busy} onClick={() => go('menu')}>
          {words.say('privacy.back')}
        </button>
      </div>
    </>
  );
  const facts = { site: site.name };
  return (
    <fieldset
      class="data"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        class="head-button data-open"
        type="button"
        aria-label={words.say('privacy.open')}
        aria-expanded={open}
        onClick={() => (open ? close() : go('menu'))}
      >
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
          <path d="M12 4.2a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Zm0 6.1a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Zm0 6.1a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4Z" />
        </svg>
      </button>
      {open && (
        <section class="data-sheet" ref={sheet} tabIndex={-1} role="dialog" aria-label={words.say('privacy.open')}>
          {step === 'menu' && (
            <>
              {keeping === 'yes' && entry(words.say('privacy.forget'), () => go('forget'))}
              {keeping !== 'yes' &&
                (site.consent !== 'off' || presence.refuses) &&
                entry(words.say('consent.alone'), remember)}
              {entry(words.say('privacy.download'), () => void once(download))}
              {entry(words.say('privacy.erase'), () => go('erase'), 'data-end')}
            </>
          )}
          {step === 'forget' &&
            ask(words.say('privacy.forgetText', facts), words.say('privacy.forget'), () =>
              presence.leave(site.consent === 'implied'),
            )}
          {step === 'erase' &&
            ask(
              words.say('privacy.eraseText', facts),
              words.say('privacy.eraseYes'),
              () => void once(erase),
              'button-end',
            )}
          {step === 'erased' && <p>{words.say('privacy.erased', facts)}</p>}
          {step === 'nothing' && <p>{words.say('privacy.nothing', facts)}</p>}
          {step === 'downloaded' && <p>{words.say('privacy.downloaded', facts)}</p>}
          {step === 'failed' && <p>{words.say('privacy.failed')}</p>}
        </section>
      )}
    </fieldset>
  );
}
