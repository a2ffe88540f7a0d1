import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../../shared/domain/limits.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { isComposing } from '../../lib/shortcut-keys.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { inboxSlot } from './inbox-store.ts';

/** From here on the count of what is left is shown. */
const countFrom = maxTextLength - 500;

interface ComposerProps {
  conversationId: string;
  /** The visitor's name, for the label. */
  name: string;
}

/** Where a rep writes. The draft belongs to the conversation and survives a restart; Enter never sends while an input method composes. */
export function Composer({ conversationId, name }: ComposerProps) {
  const { t } = useTranslation('inbox');
  const { outbox, drafts } = useSlot(inboxSlot);
  const [text, setText] = useState(() => drafts.get(conversationId));
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    let over = false;
    field.current?.focus();
    void drafts.ready.then(() => {
      if (!over) setText((typed) => (typed === '' ? drafts.get(conversationId) : typed));
    });
    return () => {
      over = true;
    };
  }, [drafts, conversationId]);

  const write = (next: string): void => {
    setText(next);
    drafts.set(conversationId, next);
  };

  const left = maxTextLength - text.length;
  const sendable = text.trim() !== '' && left >= 0;

  const send = async (): Promise<void> => {
    if (!sendable) return;
    const sent = text;
    write('');
    const added = await outbox.add(conversationId, sent);
    // What could not even be kept is still the rep's: it goes back to where it was typed.
    if (!added.ok) write(sent);
  };

  return (
    <div className="mx-4 mb-4 flex items-end gap-1 rounded-plane bg-raised py-1 ps-3 pe-1 shadow-near focus-within:shadow-[0_0_0_1.5px_var(--color-focus)]">
      <textarea
        ref={field}
        value={text}
        rows={1}
        dir="auto"
        aria-label={t('composer.label', { name })}
        placeholder={t('composer.placeholder')}
        className="scroll-plane field-sizing-content max-h-40 min-h-8 flex-1 resize-none bg-transparent py-1.5 outline-none placeholder:text-faint"
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          void send();
        }}
      />
      {text.length >= countFrom && (
        <span
          className={cx('tabular self-center text-meta', left < 0 ? 'text-missed-text' : 'text-faint')}
          aria-live="polite"
        >
          {left < 0 ? t('composer.over', { count: -left }) : t('composer.left', { count: left })}
        </span>
      )}
      <IconButton
        icon={SendHorizontal}
        label={t('composer.send')}
        keys="enter"
        disabled={!sendable}
        onClick={() => void send()}
        className={cx(sendable && 'text-accent-text')}
      />
    </div>
  );
}
