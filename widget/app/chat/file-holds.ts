import type { Attachment } from '../../../shared/domain/attachment.ts';

/** What the tray of files is given by the composer. */
export interface TrayProps {
  /** Files to take in; an empty list asks the visitor for some, null for nothing. */
  asked: readonly File[] | null;
  /** Hears what would go along with the words. */
  onFiles(clientIds: readonly string[]): void;
}

/** The place a file takes, before and after it is there: nothing moves when it comes. */
export const holdOf = ({ width = 1, height = 1, kind, state }: Attachment): string => {
  if (kind === 'file' || state === 'gone') return 'width:240px;height:48px';
  const scale = Math.min(1, 240 / width, 240 / height);
  return `width:${Math.max(48, width * scale)}px;aspect-ratio:${width}/${height};min-height:48px`;
};
