import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Note } from '../../../../shared/domain/conversation.ts';
import { noteParts } from '../../../../shared/domain/mentions.ts';
import { useMe, useReadable, useSlot } from '../../../bridge/workspace.ts';
import { cx } from '../../../lib/cx.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { editingSlot } from '../editing/editing-store.ts';
import { FailedChange } from '../editing/failed-change.tsx';
import { useRemove } from '../editing/use-remove.ts';
import { inboxSlot } from '../inbox-store.ts';
import { NotePaper } from './note-paper.tsx';

interface NoteLineProps {
  conversationId: string;
  at: number;
  note: Note;
}

/** A note as the router has it; one of mine can be deleted, and for a moment that can be taken back. */
export function NoteLine({ conversationId, at, note }: NoteLineProps) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTranslation('composer');
  const me = useMe();
  const { outbox } = useSlot(inboxSlot);
  const { state, undo } = useSlot(editingSlot);
  const remove = useRemove();
  const key = note.clientId;
  const removed = useStore(state, ({ removing }) => removing.has(key));
  const removal = useReadable(outbox).items.find(({ of, does }) => of === key && does === 'remove') ?? null;
  const failed = removal?.state === 'failed';
  // Deleted here, and the router hears of it.
  if (removal !== null && !failed && !removed) return null;
  return (
    <NotePaper
      by={note.rep}
      at={at}
      tools={
        note.rep.id === me.id &&
        !removed && (
          <IconButton
            size="small"
            icon={Trash2}
            label={t('deleteNote')}
            onClick={() => remove(conversationId, key, 'note')}
            className="opacity-0 group-focus-within/note:opacity-100 group-hover/note:opacity-100"
          />
        )
      }
    >
      {removed ? (
        <p className="text-muted italic">
          {tc('edit.removed')}{' '}
          <Button size="small" look="plain" onClick={() => undo(key)}>
            {tc('edit.undo')}
          </Button>
        </p>
      ) : (
        <p dir="auto" className="selectable max-w-[64ch] break-words whitespace-pre-wrap">
          {noteParts(note.text, note.mentions).map((part, index) =>
            part.kind === 'words' ? (
              part.text
            ) : (
              <bdi
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
                key={index}
                className={cx('font-medium', part.person.id === me.id ? 'text-accent-text' : 'text-waiting-text')}
              >
                {part.text}
              </bdi>
            ),
          )}
        </p>
      )}
      {failed && <FailedChange clientId={removal.clientId} />}
    </NotePaper>
  );
}
