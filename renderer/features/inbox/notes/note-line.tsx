import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../../../shared/domain/conversation.ts';
import { noteParts } from '../../../../shared/domain/mentions.ts';
import { useHello, useWorkspace } from '../../../bridge/workspace.ts';
import { cx } from '../../../lib/cx.ts';
import { formatTimeOfDay } from '../../../lib/relative-time.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';

interface NoteLineProps {
  conversationId: string;
  at: number;
  note: Note;
}

/** What a colleague wrote for colleagues, on paper of another colour: the visitor never sees it. */
export function NoteLine({ conversationId, at, note }: NoteLineProps) {
  const { t } = useTranslation('inbox');
  const { me } = useHello();
  const { connection, ids } = useWorkspace();
  const say = useToast();
  const locale = useLocale();
  const mine = note.rep.id === me.id;
  const remove = async (): Promise<void> => {
    const clientId = ids.next();
    const result = await connection.request('message.delete', { conversationId, clientId, message: note.clientId });
    if (!result.ok) say({ title: t('actFailed'), tone: 'wrong' });
  };
  return (
    <article
      aria-label={t('noteBy', { name: note.rep.name })}
      className="group/note mx-5 mt-3 mb-1 flex gap-2 rounded-control border-s-2 border-note-edge bg-note py-2 ps-2.5 pe-2"
    >
      <Avatar id={note.rep.id} name={note.rep.name} photo={note.rep.photo} size={20} />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-small">
          <bdi className="truncate font-semibold">{mine ? t('you') : note.rep.name}</bdi>
          <span className="text-muted">{t('noteFor')}</span>
          <span className="tabular text-meta text-muted">{formatTimeOfDay(at, locale)}</span>
        </p>
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
      </div>
      {mine && (
        <IconButton
          size="small"
          icon={Trash2}
          label={t('deleteNote')}
          onClick={() => void remove()}
          className="opacity-0 group-focus-within/note:opacity-100 group-hover/note:opacity-100"
        />
      )}
    </article>
  );
}
