import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import { Icon } from '../chat/icons.tsx';
import { useFiles } from './file-room.ts';
import { saveFile } from './save-file.ts';

/** A picture as large as the frame lets it be. */
export function Lightbox({ file, onClose }: { file: Attachment; onClose(): void }): JSX.Element {
  const { words, urls } = useFiles();
  const dialog = useRef<HTMLDialogElement>(null);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    let over = false;
    void urls.get(file.id, 'view').then((found) => {
      if (!over) setUrl(found);
    });
    return () => {
      over = true;
    };
  }, [urls, file.id]);
  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={words.say('files.picture', { name: file.name })}
      onClose={onClose}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div class="lightbox-tools">
        <button
          type="button"
          class="lightbox-button"
          aria-label={words.say('files.save', { name: file.name })}
          onClick={() => void saveFile(urls, file.id)}
        >
          <Icon name="down" />
        </button>
        <button
          type="button"
          class="lightbox-button"
          aria-label={words.say('files.close')}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="cross" />
        </button>
      </div>
      {url && (
        <img src={url} alt={words.say('files.picture', { name: file.name })} width={file.width} height={file.height} />
      )}
    </dialog>
  );
}
