import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FileUrls } from '../../../shared/client/files/file-urls.ts';
import type { Uploads } from '../../../shared/client/files/uploads.ts';
import type { FileWords } from '../locales/words.ts';

/** What the parts of files may reach. */
export interface FileRoom {
  words: FileWords;
  uploads: Uploads;
  urls: FileUrls;
}

export const FileRoomContext = createContext<FileRoom | null>(null);

/** The room of files; its parts are only ever drawn inside it. */
export function useFiles(): FileRoom {
  const room = useContext(FileRoomContext);
  if (!room) throw new Error('drawn outside the files');
  return room;
}
