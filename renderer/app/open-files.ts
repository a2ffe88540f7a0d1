import type { FileStore } from '../../shared/client/files/file-store.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { createTextCodec } from './text-codec.ts';

/** Opens the store of picked files, late: under the same rule as texts, so on the desktop they lie sealed or not at all. */
export async function openFiles(name: string, { textKey }: Pick<Bridge, 'textKey'>): Promise<FileStore> {
  const { createMemoryFiles, openFileStore } = await import('../../shared/client/files/file-store.ts');
  if (textKey === null) return openFileStore(name);
  const result = await textKey();
  if (!result.ok || result.data.key === null) return createMemoryFiles();
  return openFileStore(name, await createTextCodec(result.data.key, crypto));
}
