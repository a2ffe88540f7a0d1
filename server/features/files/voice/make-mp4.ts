import type { MadeVoice } from './made-voice.ts';

interface Box {
  type: string;
  at: number;
  body: Buffer;
  end: number;
}

/** The boxes of a range; null where they do not fill it. */
const readBoxes = (bytes: Buffer, from: number, to: number): Box[] | null => {
  const boxes: Box[] = [];
  for (let at = from; at < to; ) {
    if (at + 8 > to) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const short = bytes.readUInt32BE(at);
    if (short === 1 && at + 16 > to) return null;
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    const head = short === 1 ? 16 : 8;
    if (size < head || at + size > to) return null;
    boxes.push({ type, at, body: bytes.subarray(at + head, at + size), end: at + size });
    at += size;
  }
  return boxes;
};

const outermost = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'free', 'skip', 'wide', 'sidx', 'mfra']);
const holding = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'moof', 'traf', 'edts', 'dinf']);
/** What says who recorded what, where and on what: its room is emptied and keeps its place, so that nothing else moves. */
const telling = new Set(['udta', 'meta', 'uuid', 'free', 'skip', 'wide', 'cprt']);

interface Found {
  boxes: Box[];
  whole: boolean;
}

/** Empties what tells of the recording, and collects the rest by depth. */
const walk = (bytes: Buffer, from: number, to: number, found: Found, depth = 0): void => {
  const boxes = readBoxes(bytes, from, to);
  if (!boxes || depth > 8) {
    found.whole = false;
    return;
  }
  for (const box of boxes) {
    if (telling.has(box.type)) {
      bytes.write('free', box.at + 4, 'latin1');
      box.body.fill(0);
      continue;
    }
    found.boxes.push(box);
    if (holding.has(box.type)) walk(bytes, box.end - box.body.length, box.end, found, depth + 1);
  }
};

/** A header's time scale and length, in either of its two forms. */
const timesOf = (body: Buffer): { scale: number; length: number } | null => {
  const long = body[0] === 1;
  if (body.length < (long ? 32 : 20)) return null;
  if (long) return { scale: body.readUInt32BE(20), length: Number(body.readBigUInt64BE(24)) };
  return { scale: body.readUInt32BE(12), length: body.readUInt32BE(16) };
};

/** The length of one run of samples; null where it does not add up. */
const runLength = (run: Buffer, each: number): number | null => {
  if (run.length < 8) return null;
  const flags = run.readUInt32BE(0) & 0xffffff;
  const samples = run.readUInt32BE(4);
  const size = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  let at = 8 + (flags & 1 ? 4 : 0) + (flags & 4 ? 4 : 0);
  if (at + samples * size > run.length) return null;
  if (!(flags & 0x100)) return samples * each;
  let length = 0;
  for (let n = 0; n < samples; n += 1, at += size) length += run.readUInt32BE(at);
  return length;
};

/** The length each sample of a fragment has where its run does not say. */
const eachOf = (head: Buffer | undefined, usual: number): number => {
  if (!head || head.length < 8) return usual;
  const flags = head.readUInt32BE(0) & 0xffffff;
  if (!(flags & 8)) return usual;
  const at = 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
  return at + 4 <= head.length ? head.readUInt32BE(at) : usual;
};

const fragmentsLength = (boxes: readonly Box[]): number | null => {
  const usual = boxes.find(({ type }) => type === 'trex')?.body;
  const perSample = usual && usual.length >= 16 ? usual.readUInt32BE(12) : 0;
  let each = perSample;
  let length = 0;
  for (const { type, body } of boxes) {
    if (type === 'tfhd') each = eachOf(body, perSample);
    if (type !== 'trun') continue;
    const run = runLength(body, each);
    if (run === null) return null;
    length += run;
  }
  return length;
};

/** Reads MP4 with one track of sound (AAC or Opus) and empties what it tells beside it; null where it is anything else. */
export const makeMp4 = (given: Buffer): MadeVoice | null => {
  const bytes = Buffer.from(given);
  const outer = readBoxes(bytes, 0, bytes.length);
  if (outer?.[0]?.type !== 'ftyp' || outer.some(({ type }) => !outermost.has(type))) return null;
  if (!outer.some(({ type }) => type === 'mdat')) return null;
  const found: Found = { boxes: [], whole: true };
  walk(bytes, 0, bytes.length, found);
  const of = (type: string): Box[] => found.boxes.filter((box) => box.type === type);
  const [kind, ...others] = of('hdlr');
  const [media] = of('mdhd');
  const [samples] = of('stsd');
  if (!found.whole || !kind || others.length > 0 || of('trak').length !== 1 || !media || !samples) return null;
  if (kind.body.toString('latin1', 8, 12) !== 'soun') return null;
  const codecs = readBoxes(bytes, samples.end - samples.body.length + 8, samples.end);
  if (codecs?.length !== 1 || !['mp4a', 'Opus'].includes(codecs[0]?.type ?? '')) return null;
  const times = timesOf(media.body);
  const fragments = fragmentsLength(found.boxes);
  if (!times || times.scale === 0 || fragments === null) return null;
  const length = of('trun').length > 0 ? fragments : times.length;
  // The handler's name is a word of the recorder's.
  kind.body.fill(0, 24);
  return length > 0 ? { bytes, ms: (length / times.scale) * 1000 } : null;
};
