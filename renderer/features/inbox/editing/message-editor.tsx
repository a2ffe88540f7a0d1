import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxTextLength } from '../../../../shared/domain/limits.ts';
import { useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { WriteArea } from '../composer/write-area.tsx';
import { useEmojiParts } from '../emoji/use-emoji-parts.tsx';
import { inboxSlot } from '../inbox-store.ts';
import { editingSlot } from './editing-store.ts';
import { useRemove } from './use-remove.ts';

interface MessageEditorProps {
  conversationId: string;
  messageKey: string;
  text: string;
}

/** A message of mine where it stands, to be written anew: Enter keeps it, Esc leaves it, the arrow up goes to the one before. */
export function MessageEditor({ conversationId, messageKey, text: was }: MessageEditorProps) {
  const { t } = useTranslation('composer');
  const { outbox } = useSlot(inboxSlot);
  const editing = useSlot(editingSlot);
  const remove = useRemove();
  const { completions } = useEmojiParts();
  const [text, setText] = useState(was);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const { current } = field;
    current?.focus();
    current?.setSelectionRange(current.value.length, current.value.length);
    current?.scrollIntoView({ block: 'nearest' });
  }, []);

  const leave = (): void => {
    editing.edit(null);
    document.querySelector<HTMLElement>('[data-composer] textarea')?.focus();
  };
  const keep = (): void => {
    if (text.length > maxTextLength) return;
    if (text.trim() === '') remove(conversationId, messageKey, 'message');
    else if (text !== was) void outbox.edit(conversationId, messageKey, text);
    leave();
  };
  return (
    <div className="relative my-1 max-w-[64ch] rounded-control bg-raised px-2.5 py-1 shadow-[0_0_0_1.5px_var(--color-focus)]">
      <WriteArea
        field={field}
        value={text}
        label={t('edit.label')}
        completions={completions}
        onChange={setText}
        onEnter={keep}
        onEscape={() => {
          leave();
          return true;
        }}
        onUp={() => {
          if (text !== was || field.current?.selectionEnd !== 0) return false;
          editing.editBefore(messageKey);
          return true;
        }}
      />
      <p className="flex items-center gap-1 pb-1">
        <Button size="small" look="primary" onClick={keep}>
          {t(text.trim() === '' ? 'edit.delete' : 'edit.save')}
        </Button>
        <Button size="small" look="plain" onClick={leave}>
          {t('edit.cancel')}
        </Button>
        {text.length > maxTextLength && (
          <span className="text-meta text-missed-text">{t('over', { count: text.length - maxTextLength })}</span>
        )}
      </p>
    </div>
  );
}
