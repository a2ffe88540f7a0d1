import { Paperclip } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { filesToPick } from '../../../../shared/client/files/join-outbox.ts';
import { fileKinds } from '../../../../shared/domain/file-kinds.ts';
import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useShortcut } from '../../../ui/shortcut-context.tsx';
import type { ComposerParts } from '../composer/composer-parts.ts';
import { inboxSlot } from '../inbox-store.ts';
import { PickedFileCard } from './picked-file-card.tsx';
import { useTakeFiles } from './use-take-files.ts';

const accepted = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(',');
const attachKeys = 'mod+shift+u';

function AttachTool({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation('files');
  const input = useRef<HTMLInputElement>(null);
  const pick = (): void => input.current?.click();
  useShortcut({ keys: attachKeys, label: t('attach'), group: t('group'), run: pick });
  return (
    <>
      <IconButton icon={Paperclip} label={t('attach')} keys={attachKeys} onClick={pick} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be picked again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What files bring to the composer: the ways to attach them, where they stand before they are sent, and their going along. */
export function useFileParts(conversationId: string): ComposerParts {
  const { t } = useTranslation('files');
  const { uploads, outbox } = useSlot(inboxSlot);
  const all = useReadable(uploads);
  const { items } = useReadable(outbox);
  const takeFiles = useTakeFiles(conversationId);
  return useMemo(() => {
    const picked = filesToPick(all, items, conversationId);
    return {
      takeFiles,
      extras: {
        count: picked.length,
        // What will never go must not hold back what does: it is taken away first.
        ready: picked.every((file) => file.state !== 'failed'),
        files: picked.map((file) => file.clientId),
      },
      tools: ({ mode }) => (mode === 'reply' ? <AttachTool onFiles={takeFiles} /> : null),
      above: () =>
        picked.length === 0 ? null : (
          <section aria-label={t('tray')} className="flex max-h-44 flex-wrap gap-1.5 overflow-y-auto pt-1.5 pb-1">
            {picked.map((file) => (
              <PickedFileCard
                key={file.clientId}
                file={file}
                onDrop={() => uploads.drop([file.clientId])}
                onRetry={() => uploads.retry(file.clientId)}
              />
            ))}
          </section>
        ),
    };
  }, [all, items, conversationId, uploads, takeFiles, t]);
}
