import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ThreadLine } from '../../../shared/client/delivery/thread.ts';
import { visitorMayChangeMs } from '../../../shared/domain/editing.ts';
import { maxTextLength } from '../../../shared/domain/limits.ts';
import { useRoom } from '../chat/context.ts';

type Step = 'closed' | 'menu' | 'really' | 'edit';

/** What a visitor may do with a message of theirs: a small button beside it, a menu, and a field in the message's place. */
export function OwnMessage({ line }: { line: Extract<ThreadLine, { kind: 'message' }> }): JSX.Element | null {
  const { words, messenger, presence } = useRoom();
  const [step, go] = useState<Step>('closed');
  const [text, setText] = useState('');
  const root = useRef<HTMLFieldSetElement>(null);
  const { entry, change, key } = line;
  const now = change?.does === 'edit' ? change.text : (entry.text ?? '');

  // The field takes the place of the words, which stay what they are until it is saved.
  useLayoutEffect(() => {
    const bubble = root.current?.parentElement?.querySelector<HTMLElement>('.bubble');
    if (!bubble) return;
    bubble.hidden = step === 'edit';
    return () => {
      bubble.hidden = false;
    };
  }, [step]);
  useEffect(() => {
    if (step !== 'closed') root.current?.querySelector<HTMLElement>('textarea, [data-first]')?.focus();
  }, [step]);

  if (entry.text === null || change?.does === 'remove') return null;
  if (step === 'closed' && presence.clock.now() - entry.at >= visitorMayChangeMs) return null;
  const close = (): void => {
    go('closed');
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('.own-more')?.focus());
  };
  const save = (): void => {
    if (text.trim() === '' || text.length > maxTextLength) return;
    if (text !== now) void messenger.edit(key, text);
    close();
  };
  const act = (say: 'own.edit' | 'own.delete' | 'own.keep', run: () => void, first = false): JSX.Element => (
    <button class="link" type="button" data-first={first || undefined} onClick={run}>
      {words.say(say)}
    </button>
  );
  return (
    <fieldset
      class={`own own-${step}`}
      // It stands in the log, which reads aloud what comes: this is not said by anybody.
      aria-live="off"
      aria-label={words.say('own.more')}
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || step === 'closed') return;
        event.stopPropagation();
        close();
      }}
    >
      {step === 'closed' && (
        <button class="own-more" type="button" aria-label={words.say('own.more')} onClick={() => go('menu')} />
      )}
      {step === 'menu' && (
        <>
          {entry.text !== '' &&
            act(
              'own.edit',
              () => {
                setText(now);
                go('edit');
              },
              true,
            )}
          {act('own.delete', () => go('really'), entry.text === '')}
        </>
      )}
      {step === 'really' && (
        <>
          <span>{words.say('own.really')}</span>
          {act('own.delete', () => messenger.remove(key), true)}
          {act('own.keep', close)}
        </>
      )}
      {step === 'edit' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <textarea
            class="field"
            dir="auto"
            rows={Math.min(6, text.split('\n').length + 1)}
            value={text}
            maxLength={maxTextLength}
            aria-label={words.say('own.label')}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
              event.preventDefault();
              save();
            }}
          />
          <button class="link" type="submit">
            {words.say('own.save')}
          </button>
          <button class="link" type="button" onClick={close}>
            {words.say('own.cancel')}
          </button>
        </form>
      )}
    </fieldset>
  );
}
