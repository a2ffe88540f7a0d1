import { SendHorizontal } from 'lucide-react';
import { type DragEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../../../shared/domain/limits.ts';
import { useSlot } from '../../../bridge/workspace.ts';
import { cx } from '../../../lib/cx.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useShortcut } from '../../../ui/shortcut-context.tsx';
import { editingSlot } from '../editing/editing-store.ts';
import { inboxSlot } from '../inbox-store.ts';
import { typingSlot } from '../typing/typing-store.ts';
import type { Completion, ComposerMode } from './completion.ts';
import type { ComposerHost, ComposerParts } from './composer-parts.ts';
import { typeAtCaret } from './edit-field.ts';
import { ModeSwitch } from './mode-switch.tsx';
import { OpenValues } from './open-values.tsx';
import { useComposerParts } from './use-composer-parts.ts';
import { WriteArea } from './write-area.tsx';

/** From here on the count of what is left is shown. */
const countFrom = maxTextLength - 500;

/** Under what a draft is kept: each mode has its own. */
const laneOf = (conversationId: string, mode: ComposerMode): string =>
  mode === 'reply' ? conversationId : `note:${conversationId}`;

interface ComposerProps {
  conversationId: string;
  /** The visitor's name, for the label. */
  name: string;
  /** False where one may only note, as in a colleague's conversation. */
  mayReply?: boolean;
  /** What other features bring, by way of `app`. */
  more?: ComposerParts;
}

/** Where a rep writes to the visitor or, in another colour, to colleagues. Drafts belong to conversation and mode and survive a restart. */
export function Composer({ conversationId, name, mayReply = true, more }: ComposerProps) {
  const { t } = useTranslation('composer');
  const { outbox, drafts } = useSlot(inboxSlot);
  const { tell } = useSlot(typingSlot);
  const editing = useSlot(editingSlot);
  const [mode, setMode] = useState<ComposerMode>(mayReply ? 'reply' : 'note');
  const lane = laneOf(conversationId, mode);
  const [text, setText] = useState(() => drafts.get(lane));
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const parts = useComposerParts(conversationId, more);
  const { mentionsIn, takeFiles, extras } = parts;
  const reply = mode === 'reply';

  useLayoutEffect(() => {
    let over = false;
    field.current?.focus();
    setText(drafts.get(lane));
    void drafts.ready.then(() => {
      if (!over) setText((typed) => (typed === '' ? drafts.get(lane) : typed));
    });
    return () => {
      over = true;
      tell.stop();
    };
  }, [drafts, lane, tell]);

  const toggle = (): void => setMode(reply ? 'note' : 'reply');
  useShortcut(
    mayReply && mentionsIn !== undefined
      ? { keys: 'alt+n', label: t(reply ? 'toNote' : 'toReply'), group: t('group'), inText: true, run: toggle }
      : null,
  );

  const write = (next: string): void => {
    // Who goes on writing is asked anew: the question takes the focus only when it comes, and Enter in the field would do nothing.
    setAsked(false);
    setText(next);
    drafts.set(lane, next);
    if (reply) tell.wrote(conversationId, next);
  };

  const left = maxTextLength - text.length;
  const carries = reply && extras !== undefined && extras.count > 0;
  const sendable = (text.trim() !== '' || carries) && left >= 0 && (!carries || extras.ready);

  const open = reply ? (parts.check?.(text) ?? null) : null;

  const send = async (confirmed = false): Promise<void> => {
    if (!sendable) return;
    if (open !== null && !confirmed) {
      setAsked(true);
      return;
    }
    setAsked(false);
    const sent = text;
    setText('');
    if (reply) tell.wrote(conversationId, '');
    const { ok } = reply
      ? await outbox.add(conversationId, sent, carries ? extras.files : [])
      : await outbox.note(conversationId, sent, mentionsIn?.(sent) ?? []);
    // The draft goes once the outbox has it, unless something else was typed meanwhile. What could not even be kept is
    // still the rep's: it goes back to where it was typed.
    if (!ok) write(sent);
    else if (drafts.get(lane) === sent) drafts.set(lane, '');
  };

  const host = useMemo<ComposerHost>(
    () => ({
      conversationId,
      name,
      mode,
      insert: (words) => {
        if (field.current !== null) typeAtCaret(field.current, words);
      },
      focus: () => field.current?.focus(),
    }),
    [conversationId, name, mode],
  );
  const completions = useMemo<readonly Completion[]>(
    () => (parts.completions ?? []).filter((one) => one.mode === undefined || one.mode === mode),
    [parts.completions, mode],
  );

  const mayDrop = (event: DragEvent): boolean =>
    takeFiles !== undefined && reply && event.dataTransfer.types.includes('Files');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files has its button beside it
    <div
      data-composer={mode}
      className={cx(
        'relative mx-4 mb-4 rounded-plane px-3 pt-1 pb-1 shadow-near focus-within:shadow-[0_0_0_1.5px_var(--color-focus)]',
        reply ? 'bg-raised' : 'bg-note focus-within:shadow-[0_0_0_1.5px_var(--color-note-edge)]',
      )}
      onDragOver={(event) => mayDrop(event) && event.preventDefault()}
      onDrop={(event) => {
        if (!mayDrop(event)) return;
        event.preventDefault();
        takeFiles?.([...event.dataTransfer.files]);
      }}
    >
      {reply && parts.above?.(host)}
      {open !== null && (
        <OpenValues
          words={open}
          asked={asked}
          onSend={() => {
            void send(true);
            field.current?.focus();
          }}
        />
      )}
      <WriteArea
        field={field}
        value={text}
        label={t(reply ? 'label' : 'noteLabel', { name })}
        placeholder={t(reply ? 'placeholder' : 'notePlaceholder', { name })}
        completions={completions}
        onChange={write}
        onEnter={() => void send()}
        onEscape={() => {
          if (reply || !mayReply) return false;
          setMode('reply');
          return true;
        }}
        onUp={() => {
          if (!reply || text !== '') return false;
          editing.editBefore(null);
          return true;
        }}
        onFiles={reply ? takeFiles : undefined}
      />
      <div className="-mx-1.5 flex min-h-8 items-center gap-0.5">
        {mentionsIn !== undefined && mayReply && (
          <ModeSwitch
            mode={mode}
            waiting={drafts.get(laneOf(conversationId, reply ? 'note' : 'reply')) !== ''}
            onChange={setMode}
          />
        )}
        {!mayReply && <span className="px-1.5 text-small font-medium text-waiting-text">{t('note')}</span>}
        {parts.tools?.(host)}
        <span className="flex-1" />
        {text.length >= countFrom && (
          <span className={cx('tabular text-meta', left < 0 ? 'text-missed-text' : 'text-faint')} aria-live="polite">
            {left < 0 ? t('over', { count: -left }) : t('left', { count: left })}
          </span>
        )}
        <IconButton
          icon={SendHorizontal}
          label={t(reply ? 'send' : 'addNote')}
          keys="enter"
          disabled={!sendable}
          onClick={() => void send()}
          className={cx(sendable && (reply ? 'text-accent-text' : 'text-waiting-text'))}
        />
      </div>
    </div>
  );
}
