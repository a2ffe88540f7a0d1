import { Dialog as Base } from '@base-ui/react/dialog';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../../shared/domain/attachment.ts';
import { useSlot } from '../../../bridge/workspace.ts';
import { useFloats } from '../../../ui/floats.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { inboxSlot } from '../inbox-store.ts';
import { FileName } from './file-name.tsx';
import { formatBytes } from './file-words.ts';
import { saveFile } from './save-file.ts';
import { useFileUrl } from './use-file-url.ts';

export interface LightboxProps {
  pictures: readonly Attachment[];
  first: number;
  onClose(): void;
}

function Large({ file }: { file: Attachment }) {
  const { t } = useTranslation('files');
  const { url, failed } = useFileUrl(file.id, 'view', true);
  const thumb = useFileUrl(file.id, 'thumb', true).url;
  const [loaded, setLoaded] = useState(false);
  return (
    <span
      className="relative block max-h-full max-w-full"
      style={{ width: file.width, aspectRatio: `${file.width ?? 4} / ${file.height ?? 3}` }}
    >
      {thumb !== null && !loaded && <img src={thumb} alt="" className="absolute inset-0 size-full object-contain" />}
      {url !== null && (
        <img
          src={url}
          alt={t('picture', { name: file.name })}
          className="absolute inset-0 size-full object-contain"
          onLoad={() => setLoaded(true)}
        />
      )}
      {failed && (
        <span className="absolute inset-0 flex items-center justify-center text-muted">{t('unavailable')}</span>
      )}
    </span>
  );
}

/** A picture as large as the window lets it be; arrows go to the others of the message. */
export function Lightbox({ pictures, first, onClose }: LightboxProps) {
  const { t } = useTranslation('files');
  const { t: tUi } = useTranslation('ui');
  const locale = useLocale();
  const floats = useFloats();
  const { fileUrls } = useSlot(inboxSlot);
  const [at, setAt] = useState(first);
  const file = pictures[at];
  if (file === undefined) return null;
  const go = (by: number): void => setAt((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
  };
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={floats}>
        <Base.Backdrop className="fixed inset-0 z-40 bg-canvas/95" />
        <Base.Popup onKeyDown={onKeyDown} className="fixed inset-0 z-40 flex flex-col outline-none">
          <div className="flex items-center gap-2 px-4 py-2 pe-40 rtl:pe-4 rtl:ps-40">
            <Base.Title className="flex min-w-0 items-baseline gap-2 text-body font-medium">
              <FileName name={file.name} />
              <span className="tabular shrink-0 text-small font-normal text-faint">
                {formatBytes(file.bytes, locale)}
              </span>
            </Base.Title>
            <span className="window-still flex items-center">
              <IconButton icon={Download} label={t('save')} onClick={() => void saveFile(fileUrls, file.id)} />
              <Base.Close render={<IconButton icon={X} label={tUi('close')} keys="esc" />} />
            </span>
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape and the button close it too */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape and the button close it too */}
          <div
            className="flex min-h-0 flex-1 items-center justify-center px-14 pb-8"
            onClick={(event) => event.target === event.currentTarget && onClose()}
          >
            <Large key={file.id} file={file} />
          </div>
          {pictures.length > 1 && (
            <>
              <span className="absolute start-3 top-1/2">
                <IconButton icon={ChevronLeft} label={t('previous')} onClick={() => go(-1)} />
              </span>
              <span className="absolute end-3 top-1/2">
                <IconButton icon={ChevronRight} label={t('next')} onClick={() => go(1)} />
              </span>
            </>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
