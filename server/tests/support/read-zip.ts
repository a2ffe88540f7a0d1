import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP by name, read from its directory at the end, as any program reads it. */
export const readZip = (bytes: Buffer): Map<string, Buffer> => {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('no ZIP');
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((of) => bytes.readUInt16LE(at + of)) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(from, from + size);
    files.set(
      bytes.subarray(at + 46, at + 46 + name).toString(),
      method === 0 ? Buffer.from(data) : inflateRawSync(data),
    );
    at += 46 + name + extra + comment;
  }
  return files;
};
