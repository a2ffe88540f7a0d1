import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { maxTextLength } from '../../../shared/domain/limits.ts';
import { useRoom } from './context.ts';
import { TraySlot } from './file-slot.tsx';
import { Icon } from './icons.tsx';

/** From here on the visitor is told how much room is left. */
export const counterFrom = maxTextLength - 400;

/** An input method sends Enter to choose a word; older browsers say so by the key code alone. */
const composes = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Where the visitor writes. Own words ask for sales as much as a button does. */
export function Composer({
  busy,
  fresh,
  wrote,
  Emoji,
}: {
  busy: boolean;
  fresh: boolean;
  wrote: (text: string) => void;
  Emoji: FunctionComponent | undefined;
}): JSX.Element {
  const { words, messenger } = useRoom();
  const [text, setText] = useState(messenger.draft);
  const area = useRef<HTMLTextAreaElement>(null);
  const left = maxTextLength - text.length;
  const open = messenger.conversationId() !== null;
  /** What the tray of files was asked for last; null before it was spoken of. */
  const [asked, ask] = useState<readonly File[] | null>(null);
  const [files, setFiles] = useState<readonly string[]>([]);
  const empty = text.trim() === '' && files.length === 0;

  useEffect(() => {
    if (!open) return;
    const take = (event: ClipboardEvent | DragEvent): void => {
      const data = 'clipboardData' in event ? event.clipboardData : event.dataTransfer;
      // A table or a paragraph comes with a picture of itself; its words were meant.
      if (!data?.types.includes('Files') || data.types.includes('text/plain')) return;
      event.preventDefault();
      if (data.files.length) ask([...data.files]);
    };
    const types = ['dragover', 'drop', 'paste'] as const;
    for (const type of types) addEventListener(type, take);
    return () => {
      for (const type of types) removeEventListener(type, take);
    };
  }, [open]);

  useEffect(() => {
    void messenger.draftReady.then(() => {
      setText((typed) => typed || messenger.draft());
      // What lay in the tray is known now as well.
      setFiles([]);
    });
  }, [messenger]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = 'auto';
    current.style.height = `${current.scrollHeight}px`;
  }, [text]);

  const write = (next: string): void => {
    setText(next);
    messenger.setDraft(next);
    wrote(next);
  };
  const send = async (): Promise<void> => {
    if (busy || left < 0 || empty) return;
    const sent = text;
    if (!(await messenger.send(sent, files))) return;
    wrote('');
    // What was typed while the message was stored stays.
    setText((typed) => {
      const rest = typed.startsWith(sent) ? typed.slice(sent.length) : typed;
      messenger.setDraft(rest);
      return rest;
    });
    area.current?.focus();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {open && (
        <>
          <TraySlot asked={asked} onFiles={setFiles} />
          <button class="attach" type="button" aria-label={words.say('composer.attach')} onClick={() => ask([])}>
            <Icon name="attach" size={22} />
          </button>
        </>
      )}
      <textarea
        ref={area}
        rows={1}
        // Until something is typed, the placeholder runs as the language does.
        dir={text ? 'auto' : undefined}
        value={text}
        aria-label={words.say('composer.label')}
        aria-describedby={left < maxTextLength - counterFrom ? 'composer-count' : undefined}
        aria-invalid={left < 0}
        placeholder={words.say(fresh ? 'composer.ask' : 'composer.placeholder')}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || composes(event)) return;
          event.preventDefault();
          void send();
        }}
      />
      {Emoji && <Emoji />}
      <button class="send" type="submit" aria-label={words.say('composer.send')} disabled={busy || left < 0 || empty}>
        <Icon name="send" />
      </button>
      <p
        id="composer-count"
        class={left < 0 ? 'count count-over' : 'count'}
        hidden={text.length < counterFrom}
        role="status"
      >
        {Emoji &&
          text.length >= counterFrom &&
          (left < 0 ? words.count('composer.over', -left) : words.count('composer.left', left))}
      </p>
    </form>
  );
}
