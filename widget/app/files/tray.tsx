import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { filesToPick } from '../../../shared/client/files/join-outbox.ts';
import { fileKinds, maxFilesOfMessage } from '../../../shared/domain/file-kinds.ts';
import { useRoom } from '../chat/context.ts';
import type { TrayProps } from '../chat/file-holds.ts';
import { useReadable } from '../chat/use-readable.ts';
import { useFiles } from './file-room.ts';
import { PickedFiles } from './picked-files.tsx';

const accepted = Object.keys(fileKinds)
  .map((extension) => `.${extension}`)
  .join(',');

/** So many names are said of those that were left. */
const named = 3;

/** Above the words: the ways to attach, and what was attached. */
export function Tray({ asked, onFiles }: TrayProps): JSX.Element {
  const { messenger } = useRoom();
  const { words, uploads } = useFiles();
  const { items } = useReadable(messenger.outbox);
  const files = filesToPick(useReadable(uploads), items, messenger.lane);
  const chooser = useRef<HTMLInputElement>(null);
  const touch = matchMedia('(pointer: coarse)').matches;
  const [choosing, setChoosing] = useState(false);
  /** What does not go with this message. */
  const [left, setLeft] = useState<readonly string[]>([]);

  const add = (picked: Iterable<File>): void => {
    setChoosing(false);
    const all = [...picked];
    const room = maxFilesOfMessage - files.length;
    setLeft(all.slice(room).map(({ name }) => name));
    void uploads.add(messenger.lane, all.slice(0, room));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking is answered once
  useEffect(() => {
    if (asked === null) return;
    if (asked.length > 0) add(asked);
    // A phone offers its camera beside its pictures; elsewhere the chooser is what was meant.
    else if (touch) setChoosing(true);
    else chooser.current?.click();
  }, [asked]);

  // What will never go stays in the tray, to be read; it holds nothing back.
  const ids = files.flatMap((file) => (file.state === 'failed' ? [] : [file.clientId])).join();
  const kept = files.length > 0;
  useEffect(() => onFiles(ids === '' ? [] : ids.split(',')), [ids, onFiles]);
  // An empty tray says nothing before it held a file: what was stored may not have been read yet.
  const held = useRef(false);
  useEffect(() => {
    if (kept || held.current) messenger.keepTray(kept);
    held.current = kept;
  }, [messenger, kept]);

  const choice = (text: string, camera: boolean): JSX.Element => (
    <label class="file-choice" hidden={!choosing}>
      {text}
      <input
        ref={camera ? undefined : chooser}
        type="file"
        multiple={!camera}
        // A phone makes a JPEG of its own format (HEIC) where that is not among the kinds asked for.
        accept={camera ? 'image/jpeg' : accepted}
        capture={camera ? 'environment' : undefined}
        onChange={({ currentTarget }) => {
          add(currentTarget.files ?? []);
          // The same file may be picked again.
          currentTarget.value = '';
        }}
      />
    </label>
  );

  return (
    <section class="tray" aria-label={words.say('files.tray')}>
      {choice(words.say('files.camera'), true)}
      {choice(words.say('files.choose'), false)}
      {/* First: below ten files nobody would see it. */}
      {kept && left.length > 0 && (
        <div class="picked picked-failed">
          <span class="file-facts">
            <bdi>
              {left.slice(0, named).join(', ')}
              {left.length > named && ` +${left.length - named}`}
            </bdi>
            <small role="alert">{words.say('files.why.quota')}</small>
          </span>
        </div>
      )}
      <PickedFiles files={files} mayDrop />
    </section>
  );
}
