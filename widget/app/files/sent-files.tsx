import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import { holdOf } from '../chat/file-holds.ts';
import { Icon } from '../chat/icons.tsx';
import { FileName, sizeText } from './file-name.tsx';
import { useFiles } from './file-room.ts';
import { Lightbox } from './lightbox.tsx';
import { saveFile } from './save-file.ts';
import { VoiceSlot } from './voice-slot.tsx';

/** A picture in the talk: small, in a place that was kept for it; a press shows it large. */
const Picture = ({ file }: { file: Attachment }): JSX.Element => {
  const { words, urls } = useFiles();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    let over = false;
    const ask = (): void => {
      void urls.get(file.id, 'thumb').then((found) => {
        if (over) return;
        setUrl(found);
        setFailed(found === null);
      });
    };
    ask();
    addEventListener('online', ask);
    return () => {
      over = true;
      removeEventListener('online', ask);
    };
  }, [urls, file.id]);
  return (
    <>
      <button
        type="button"
        class="picture"
        style={holdOf(file)}
        aria-label={words.say('files.open', { name: file.name })}
        onClick={() => setOpen(true)}
      >
        {url && !failed && (
          <img
            src={url}
            alt={words.say('files.picture', { name: file.name })}
            loading="lazy"
            decoding="async"
            onError={() => setFailed(true)}
          />
        )}
        {failed && <span>{words.say('files.unavailable')}</span>}
      </button>
      {open && <Lightbox file={file} onClose={() => setOpen(false)} />}
    </>
  );
};

const Row = ({ file }: { file: Attachment }): JSX.Element => {
  const { words, urls } = useFiles();
  const [failed, setFailed] = useState(false);
  return (
    <button
      type="button"
      class="file"
      style={holdOf(file)}
      aria-label={words.say('files.save', { name: file.name })}
      onClick={() => void saveFile(urls, file.id).then((saved) => setFailed(!saved))}
    >
      <Icon name="down" />
      <span class="file-facts">
        <FileName name={file.name} />
        <small role="status">{failed ? words.say('files.unavailable') : sizeText(file.bytes, words.locale)}</small>
      </span>
    </button>
  );
};

/** The pictures and files of a message. */
export const SentFiles = ({ files }: { files: readonly Attachment[] }): JSX.Element => {
  const { words } = useFiles();
  return (
    <>
      {files.map((file) => {
        if (file.state === 'gone') {
          return (
            <span key={file.id} class="file-gone" style={holdOf(file)}>
              {words.say('files.gone')}
            </span>
          );
        }
        if (file.seconds !== undefined) return <VoiceSlot key={file.id} file={file} />;
        return file.kind === 'image' ? <Picture key={file.id} file={file} /> : <Row key={file.id} file={file} />;
      })}
    </>
  );
};
