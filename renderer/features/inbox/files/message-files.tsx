import { type ComponentType, useEffect, useState } from 'react';
import type { Attachment } from '../../../../shared/domain/attachment.ts';
import { late } from '../../../ui/late.tsx';
import { FileRow, GoneFile } from './file-row.tsx';
import type { LightboxProps } from './lightbox.tsx';
import { Picture } from './picture.tsx';

const { component: VoiceMessage } = late(
  () => import('./voice-message.tsx').then((file) => file.VoiceMessage),
  <div className="h-10" />,
);

/** The pictures and files of a message, pictures first as they were sent. */
export function MessageFiles({ files }: { files: readonly Attachment[] }) {
  const [open, setOpen] = useState<number | null>(null);
  const [Lightbox, setLightbox] = useState<ComponentType<LightboxProps> | null>(null);
  const wanted = open !== null;
  useEffect(() => {
    if (!wanted) return;
    // Code that does not come costs a look at the picture, not the conversation; the next press asks again.
    import('./lightbox.tsx').then(
      (late) => setLightbox(() => late.Lightbox),
      () => setOpen(null),
    );
  }, [wanted]);
  const pictures = files.filter((file) => file.kind === 'image' && file.state === 'ready');
  return (
    <div className="flex max-w-full flex-col gap-1.5 py-1">
      {pictures.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {pictures.map((file, at) => (
            <Picture key={file.id} file={file} onOpen={() => setOpen(at)} />
          ))}
        </div>
      )}
      {files.map((file) => {
        if (file.state === 'gone') return <GoneFile key={file.id} />;
        if (file.seconds !== undefined) return <VoiceMessage key={file.id} file={file} />;
        return file.kind === 'file' ? <FileRow key={file.id} file={file} /> : null;
      })}
      {open !== null && Lightbox !== null && (
        <Lightbox pictures={pictures} first={open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}
