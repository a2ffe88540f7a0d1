import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PickedFile } from '../../../shared/client/files/uploads.ts';
import { voiceTypeOf } from '../../../shared/domain/voice.ts';
import { Icon } from '../chat/icons.tsx';
import { LateIcon } from '../later/late-icon.tsx';
import { FileName, sizeText } from './file-name.tsx';
import { useFiles } from './file-room.ts';
import { VoiceName } from './voice-slot.tsx';

const reasons = ['size', 'kind', 'damaged', 'pixels', 'empty', 'quota', 'lost'] as const;

const Preview = ({ blob }: { blob: Blob }): JSX.Element | null => {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url ? <img class="picked-preview" src={url} alt="" /> : null;
};

const Picked = ({ file, mayDrop }: { file: PickedFile; mayDrop: boolean }): JSX.Element => {
  const { words, uploads } = useFiles();
  const { clientId, name, state, error, bytes, sent, blob } = file;
  const failed = state === 'failed';
  const percent = bytes === 0 ? 0 : Math.round((sent / bytes) * 100);
  const why = reasons.find((reason) => reason === error?.detail?.why);
  const said = {
    waiting: () => words.say('files.waiting'),
    uploading: () => words.say('files.uploading', { percent }),
    checking: () => words.say('files.checking'),
    ready: () => sizeText(bytes, words.locale),
    failed: () =>
      words.say(`files.why.${why ?? 'other'}`, { limit: Number(error?.detail?.limitMb ?? 0) }) +
      // Photos as an iPhone keeps them: in any language this says what would go.
      (why === 'kind' && /\.hei[cf]$/i.test(name) ? ' (HEIC → JPEG)' : ''),
  }[state]();
  return (
    <div class={failed ? 'picked picked-failed' : 'picked'}>
      {blob?.type.startsWith('image/') && !failed && <Preview blob={blob} />}
      <span class="file-facts">
        {voiceTypeOf(name) === null ? <FileName name={name} /> : <VoiceName />}
        <small role={failed ? 'alert' : undefined}>{said}</small>
      </span>
      {failed && !why && (
        <button
          type="button"
          class="picked-button"
          aria-label={words.say('files.retry')}
          onClick={() => uploads.retry(clientId)}
        >
          <LateIcon name="retry" size={18} />
        </button>
      )}
      {mayDrop && (
        <button
          type="button"
          class="picked-button"
          aria-label={words.say('files.cancel', { name })}
          onClick={() => uploads.drop([clientId])}
        >
          <Icon name="cross" size={18} />
        </button>
      )}
      {(state === 'uploading' || state === 'waiting') && (
        <progress aria-label={words.say('files.upload', { name })} max={100} value={percent} />
      )}
    </div>
  );
};

/** Files on their way: what they are, how far they got, or why they do not go. */
export const PickedFiles = ({ files, mayDrop }: { files: readonly PickedFile[]; mayDrop: boolean }): JSX.Element => (
  <>
    {files.map((file) => (
      <Picked key={file.clientId} file={file} mayDrop={mayDrop} />
    ))}
  </>
);
