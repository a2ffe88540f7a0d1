import { ImageOff } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../../../../shared/domain/attachment.ts';
import { Icon } from '../../../ui/icon.tsx';
import { useComesNear, useFileUrl } from './use-file-url.ts';

const maxWidth = 320;
const maxHeight = 240;

/** The place a picture takes before it is there: nothing moves when it comes. */
export function pictureBox({ width = 320, height = 200 }: Pick<Attachment, 'width' | 'height'>): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, maxWidth / width, maxHeight / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

/** A picture in the talk: small, in its own place from the start; a press shows it large. */
export function Picture({ file, onOpen }: { file: Attachment; onOpen(): void }) {
  const { t } = useTranslation('files');
  const [element, near] = useComesNear();
  const { url, failed } = useFileUrl(file.id, 'thumb', near);
  const [broken, setBroken] = useState(false);
  const box = pictureBox(file);
  return (
    <button
      ref={element as RefObject<HTMLButtonElement | null>}
      type="button"
      aria-label={t('open', { name: file.name })}
      onClick={onOpen}
      style={{ width: box.width, aspectRatio: `${box.width} / ${box.height}` }}
      className="relative block max-w-full cursor-zoom-in overflow-hidden rounded-control bg-sunken shadow-[inset_0_0_0_1px_var(--color-hairline)]"
    >
      {url !== null && !broken && (
        <img
          src={url}
          alt={t('picture', { name: file.name })}
          width={box.width}
          height={box.height}
          decoding="async"
          className="size-full object-cover"
          onError={() => setBroken(true)}
        />
      )}
      {(failed || broken) && (
        <span className="absolute inset-0 flex flex-col items-center justify-center gap-1 p-2 text-meta text-faint">
          <Icon of={ImageOff} size={16} />
          {t('unavailable')}
        </span>
      )}
    </button>
  );
}
