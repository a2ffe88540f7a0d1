import type { MadeVoice } from './made-voice.ts';

const headLength = 27;
const table = Array.from({ length: 256 }, (_, n) => {
  let sum = n << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0);
  return sum >>> 0;
});
const sumOf = (page: Buffer): number => {
  let sum = 0;
  for (const [at, byte] of page.entries()) {
    // The sum's own place counts as empty.
    const counted = at >= 22 && at < 26 ? 0 : byte;
    sum = ((sum << 8) ^ (table[((sum >>> 24) ^ counted) & 0xff] ?? 0)) >>> 0;
  }
  return sum;
};

interface Page {
  bytes: Buffer;
  body: Buffer;
  /** How much sound there is up to its end, in 48,000ths of a second; none where no packet ends on it. */
  upTo: bigint;
}

const readPage = (bytes: Buffer, at: number, place: number): Page | null => {
  if (at + headLength > bytes.length || bytes.toString('latin1', at, at + 4) !== 'OggS') return null;
  const segments = bytes.readUInt8(at + 26);
  const sizes = bytes.subarray(at + headLength, at + headLength + segments);
  const start = at + headLength + segments;
  const end = start + sizes.reduce((sum, size) => sum + size, 0);
  if (sizes.length !== segments || end > bytes.length) return null;
  const page = bytes.subarray(at, end);
  const first = (page.readUInt8(5) & 2) !== 0;
  if (page.readUInt8(4) !== 0 || first !== (place === 0) || page.readUInt32LE(18) !== place) return null;
  if (page.readUInt32LE(22) !== sumOf(page)) return null;
  return { bytes: page, body: bytes.subarray(start, end), upTo: page.readBigInt64LE(6) };
};

/** The page of tags, with nothing in them. */
const plainTags = (serial: number, place: number): Buffer => {
  const body = Buffer.concat([Buffer.from('OpusTags\u0005\0\0\0Foyer', 'latin1'), Buffer.alloc(4)]);
  const head = Buffer.alloc(headLength + 1);
  head.write('OggS', 'latin1');
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(place, 18);
  head.writeUInt8(1, 26);
  head.writeUInt8(body.length, 27);
  const page = Buffer.concat([head, body]);
  page.writeUInt32LE(sumOf(page), 22);
  return page;
};

/** Reads Ogg Opus and writes it anew without its tags; null where it is anything else, or more than one stream. */
export const makeOgg = (bytes: Buffer): MadeVoice | null => {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length; ) {
    const page = readPage(bytes, at, pages.length);
    if (!page) return null;
    pages.push(page);
    at += page.bytes.length;
  }
  const [first, tags, ...sound] = pages;
  if (!first || !tags || sound.length === 0) return null;
  const serial = first.bytes.readUInt32LE(14);
  if (pages.some((page) => page.bytes.readUInt32LE(14) !== serial)) return null;
  if (first.body.length !== 19 || first.body.toString('latin1', 0, 8) !== 'OpusHead') return null;
  if ((first.body[9] ?? 0) > 2 || tags.body.toString('latin1', 0, 8) !== 'OpusTags') return null;
  // Tags of more than a page hold pictures.
  if (((sound[0]?.bytes[5] ?? 0) & 1) !== 0) return null;
  const upTo = sound.findLast((page) => page.upTo >= 0n)?.upTo ?? 0n;
  const ms = (Number(upTo) - first.body.readUInt16LE(10)) / 48;
  if (ms <= 0) return null;
  return { bytes: Buffer.concat([first.bytes, plainTags(serial, 1), ...sound.map((page) => page.bytes)]), ms };
};
