import { type ComponentType, h } from 'preact';
import { createUploads } from '../../../shared/client/files/create-uploads.ts';
import { createMemoryFiles, openFileStore } from '../../../shared/client/files/file-store.ts';
import { createFileUrls } from '../../../shared/client/files/file-urls.ts';
import { joinOutbox } from '../../../shared/client/files/join-outbox.ts';
import { createPutPart } from '../../../shared/client/files/put-part.ts';
import { createIds } from '../../../shared/client/ids.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { maxVoiceSeconds, voiceName } from '../../../shared/domain/voice.ts';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import type { TrayProps } from '../chat/file-holds.ts';
import { useReadable } from '../chat/use-readable.ts';
import { loadPart } from '../locales/load-words.ts';
import { createWords, type FileWords } from '../locales/words.ts';
import styles from '../style/files.css?url';
import { fileGuards } from './file-guards.ts';
import { type FileRoom, FileRoomContext } from './file-room.ts';
import { PickedFiles } from './picked-files.tsx';
import { SentFiles } from './sent-files.tsx';
import { Tray } from './tray.tsx';

/** The parts of files, once their chunk is there. */
export interface FileParts {
  Tray: ComponentType<TrayProps>;
  Sent: ComponentType<{ files: readonly Attachment[] }>;
  Picked: ComponentType<{ clientIds: readonly string[] }>;
  voice: {
    maxSeconds: number;
    /** Sends what was recorded as a message of its own; false where it may not be sent. */
    send(recorded: Blob): Promise<boolean>;
  };
}

/** One set of uploads a messenger, however often its chunk is asked for. */
const prepared = new WeakMap<Room, Promise<FileParts>>();

const prepare = async (room: Room): Promise<FileParts> => {
  const { presence, messenger, words } = room;
  const [said] = await Promise.all([loadPart(words.tongue, 'files'), addStyles(document, styles)]);
  presence.learn(fileGuards);
  const { connection } = presence;
  const uploads = createUploads({
    port: connection,
    // What may not stay in this browser lives as long as the page.
    store: presence.keeping.getSnapshot() === 'yes' ? openFileStore(`foyer:${presence.siteKey}`) : createMemoryFiles(),
    put: createPutPart('', (input, init) => fetch(input, init)),
    conversationOf: messenger.conversationId,
    clock: systemClock,
    ids: createIds(systemClock),
    timers: browserTimers,
    random: Math.random,
  });
  joinOutbox(messenger.outbox, uploads);
  messenger.subscribe(uploads.wake);
  messenger.carry(uploads);
  const files: FileRoom = {
    words: createWords(words.tongue, said) satisfies FileWords,
    uploads,
    urls: createFileUrls(connection, '', presence.clock.now),
  };
  const within = <P extends object>(Part: ComponentType<P>): ComponentType<P> => {
    const Within = (props: P) => h(FileRoomContext, { value: files, children: h(Part, props) });
    return Within;
  };
  return {
    voice: {
      maxSeconds: maxVoiceSeconds,
      async send(recorded) {
        const name = voiceName(recorded.type);
        if (name === null) return false;
        const file = new File([recorded], name, { type: recorded.type });
        // Not the visitor's lane: it must not lie among what goes along with their words.
        await uploads.add('voice', [file]);
        const added = uploads.getSnapshot().find(({ blob }) => blob === file);
        return added !== undefined && messenger.send('', [added.clientId]);
      },
    },
    Tray: within(Tray),
    Sent: within(SentFiles),
    Picked: within(({ clientIds }: { clientIds: readonly string[] }) =>
      h(PickedFiles, {
        files: useReadable(uploads).filter((file) => clientIds.includes(file.clientId)),
        mayDrop: false,
      }),
    ),
  };
};

/** Brings what files need. */
export function prepareFiles(room: Room): Promise<FileParts> {
  const known = prepared.get(room) ?? prepare(room);
  prepared.set(room, known);
  known.catch(() => prepared.delete(room));
  return known;
}
