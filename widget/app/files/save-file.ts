import type { FileUrls } from '../../../shared/client/files/file-urls.ts';

/** Saves a file: the address it leads to is only ever saved. */
export async function saveFile(urls: FileUrls, fileId: string): Promise<boolean> {
  const url = await urls.get(fileId, 'save');
  if (url === null) return false;
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
  return true;
}
