import { open } from 'node:fs/promises';
import { extensionOf, type FileKind, kindOfName } from '../../../shared/domain/file-kinds.ts';
import type { FileRefusal } from '../../../shared/protocol/files.ts';

/** What the content of an allowed extension is found to be, where that is not the type itself. */
const foundAs: Readonly<Record<string, readonly string[]>> = {
  doc: ['application/x-cfb'],
  xls: ['application/x-cfb'],
  ppt: ['application/x-cfb'],
};

const readEnds = async (path: string, length: number): Promise<{ head: Buffer; tail: Buffer; size: number }> => {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const part = async (from: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(Math.min(length, size));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, Math.max(0, from));
      return buffer.subarray(0, bytesRead);
    };
    return { head: await part(0), tail: await part(size - length), size };
  } finally {
    await handle.close();
  }
};

const endLength = 66_000;

/** A whole PDF, and nothing after it: an archive hung on its end would make it two files. */
const isPlainPdf = ({ head, tail }: { head: Buffer; tail: Buffer }): boolean => {
  if (!head.subarray(0, 5).equals(Buffer.from('%PDF-'))) return false;
  const end = tail.lastIndexOf('%%EOF');
  return end >= 0 && /^[\s\0]*$/.test(tail.subarray(end + 5).toString('latin1'));
};

/** An archive that begins at its first byte and has its list of contents at the end. */
const isWholeZip = ({ head, tail }: { head: Buffer; tail: Buffer }): boolean =>
  (head.readUInt32BE(0) === 0x504b0304 && tail.includes('PK\u0005\u0006')) || head.readUInt32BE(0) === 0x504b0506;

/** Words in UTF-8 that no program would take for a page or a script. */
const isPlainText = async (path: string): Promise<boolean> => {
  const handle = await open(path, 'r');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    let first = true;
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) return false;
      if (first && /^\s*(#!|<[!?a-z])/i.test(text)) return false;
      first = false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
};

/** Looks at the bytes themselves: the type they are found to have and the extension must agree, and both be allowed. */
export const lookInside = async (path: string, name: string): Promise<FileKind | FileRefusal> => {
  const claimed = kindOfName(name);
  if (!claimed) return 'kind';
  const ends = await readEnds(path, endLength);
  if (ends.size === 0) return 'empty';
  // Every byte of a recording is looked at where it is made anew.
  if (claimed.voice) return claimed;
  // Late: the router starts without what it needs only here.
  const { fileTypeFromFile } = await import('file-type');
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const extension = extensionOf(name);
  if (claimed.type === 'text/plain' || claimed.type === 'text/csv') {
    return found === undefined && (await isPlainText(path)) ? claimed : 'kind';
  }
  const fits = foundAs[extension] ?? [claimed.type];
  if (!found || !fits.includes(found.mime)) return 'kind';
  if (ends.size < 4) return 'damaged';
  if (claimed.type === 'application/pdf') return isPlainPdf(ends) ? claimed : 'damaged';
  const zipped = claimed.kind === 'file' && foundAs[extension] === undefined;
  return !zipped || isWholeZip(ends) ? claimed : 'damaged';
};
