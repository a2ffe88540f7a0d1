import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { filesToPick } from '../../../../shared/client/files/join-outbox.ts';
import { maxFilesOfMessage } from '../../../../shared/domain/file-kinds.ts';
import { useSlot } from '../../../bridge/workspace.ts';
import { useToast } from '../../../ui/toast.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { inboxSlot } from '../inbox-store.ts';

/** So many names are said of those that were left. */
const named = 3;

/** Takes what was picked, pasted or dropped for the next message; what does not go with it is named. */
export function useTakeFiles(conversationId: string): (files: readonly File[]) => void {
  const { t } = useTranslation('files');
  const locale = useLocale();
  const say = useToast();
  const { uploads, outbox } = useSlot(inboxSlot);
  return useCallback(
    (files) => {
      const had = filesToPick(uploads.getSnapshot(), outbox.getSnapshot().items, conversationId).length;
      const room = Math.max(0, maxFilesOfMessage - had);
      const left = files.slice(room).map(({ name }) => name);
      void uploads.add(conversationId, files.slice(0, room));
      if (left.length === 0) return;
      const more = left.length - named;
      const names = [...left.slice(0, named), ...(more > 0 ? [t('left.more', { count: more })] : [])];
      say({
        tone: 'wrong',
        title: t('left.title', { count: left.length, most: maxFilesOfMessage }),
        detail: t('left.meaning', { names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(names) }),
      });
    },
    [conversationId, uploads, outbox, say, t, locale],
  );
}
