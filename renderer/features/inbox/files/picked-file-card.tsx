import { RotateCw, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PickedFile } from '../../../../shared/client/files/uploads.ts';
import { cx } from '../../../lib/cx.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { BlobPicture } from './blob-picture.tsx';
import { FileName } from './file-name.tsx';
import { iconOf } from './file-row.tsx';
import { fileProblem, formatBytes } from './file-words.ts';

interface PickedFileCardProps {
  file: PickedFile;
  /** Where it may still be taken back. */
  onDrop?(): void;
  onRetry?(): void;
}

/** A file on its way: what it is, how far it got, or in words why it does not go. */
export function PickedFileCard({ file, onDrop, onRetry }: PickedFileCardProps) {
  const { t } = useTranslation('files');
  const locale = useLocale();
  const failed = file.state === 'failed';
  const underWay = file.state === 'uploading' || file.state === 'waiting';
  const percent = file.bytes === 0 ? 0 : Math.round((file.sent / file.bytes) * 100);
  const words = {
    waiting: t('waiting'),
    uploading: t('uploading', { percent }),
    checking: t('checking'),
    ready: formatBytes(file.bytes, locale),
    failed: file.error === null ? t('why.other') : (fileProblem(file.error, t, file.name) ?? t('why.other')),
  }[file.state];
  // What is wrong with the file itself does not change by trying again.
  const mayRetry = failed && file.error?.detail?.why === undefined;
  return (
    <div className="relative flex w-60 max-w-full items-center gap-2 overflow-hidden rounded-control bg-sunken py-1 ps-1.5 pe-1">
      {file.blob?.type.startsWith('image/') && file.state !== 'failed' ? (
        <BlobPicture blob={file.blob} className="size-9 shrink-0 rounded-control object-cover" />
      ) : (
        <span className="inline-flex size-9 shrink-0 items-center justify-center text-muted">
          <Icon of={iconOf(file.name)} size={18} />
        </span>
      )}
      <span className="min-w-0 flex-1">
        <FileName name={file.name} className="text-small font-medium" />
        <span
          className={cx('tabular block text-meta', failed ? 'text-missed-text' : 'text-faint')}
          aria-live={failed ? 'assertive' : 'off'}
        >
          {words}
        </span>
      </span>
      {mayRetry && onRetry !== undefined && (
        <IconButton size="small" icon={RotateCw} label={t('retry')} onClick={onRetry} />
      )}
      {onDrop !== undefined && (
        <IconButton size="small" icon={X} label={t('remove', { name: file.name })} onClick={onDrop} />
      )}
      {underWay && (
        <span
          role="progressbar"
          aria-label={t('uploadOf', { name: file.name })}
          aria-valuenow={percent}
          className="absolute inset-x-0 bottom-0 h-0.5 bg-hairline"
        >
          <span className="block h-full bg-accent transition-[width]" style={{ width: `${percent}%` }} />
        </span>
      )}
    </div>
  );
}
