import type { MadeVoice } from './made-voice.ts';
import { opusLength } from './opus-length.ts';

const ids = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  scale: 0x2ad7b1,
  muxer: 0x4d80,
  writer: 0x5741,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  number: 0xd7,
  uid: 0x73c5,
  type: 0x83,
  codec: 0x86,
  codecPrivate: 0x63a2,
  audio: 0xe1,
  rate: 0xb5,
  channels: 0x9f,
  cluster: 0x1f43b675,
  time: 0xe7,
  simpleBlock: 0xa3,
  group: 0xa0,
  block: 0xa1,
} as const;

/** What stands in a recording and is left out of what is made of it: tables of contents, names, tags, empty room. */
const leftOut = new Set([0x114d9b74, 0xec, 0xbf, 0x1c53bb6b, 0x1254c367]);
/** Where an element of the segment begins, a cluster whose size was not known when it was begun is over. */
const ofSegment = new Set<number>([0x114d9b74, ids.info, ids.tracks, ids.cluster, 0x1c53bb6b, 0x1254c367]);

interface Element {
  id: number;
  body: Buffer;
  /** False where it was begun before its size was known; `body` is then all that follows. */
  sized: boolean;
  /** Where the next one begins. */
  next: number;
}

const readElement = (bytes: Buffer, at: number): Element | null => {
  const first = bytes[at];
  if (first === undefined || first < 0x10) return null;
  const idLength = Math.clz32(first) - 23;
  if (at + idLength >= bytes.length) return null;
  const id = bytes.readUIntBE(at, idLength);
  const place = at + idLength;
  const lead = bytes[place];
  if (lead === undefined || lead === 0) return null;
  const sizeLength = Math.clz32(lead) - 23;
  if (place + sizeLength > bytes.length) return null;
  let size = lead & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (let n = 1; n < sizeLength; n += 1) {
    const byte = bytes[place + n] ?? 0;
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  const start = place + sizeLength;
  if (unknown) return { id, body: bytes.subarray(start), sized: false, next: bytes.length };
  if (start + size > bytes.length) return null;
  return { id, body: bytes.subarray(start, start + size), sized: true, next: start + size };
};

/** All elements of a body one after the other; null where they do not fill it. */
const readAll = (body: Buffer): Element[] | null => {
  const found: Element[] = [];
  for (let at = 0; at < body.length; ) {
    const element = readElement(body, at);
    if (!element) return null;
    found.push(element);
    at = element.next;
  }
  return found;
};

const bodyOf = (elements: readonly Element[], id: number): Buffer | null =>
  elements.find((element) => element.id === id)?.body ?? null;
const numberOf = (body: Buffer | null): number | null =>
  body && body.length > 0 && body.length <= 6 ? body.readUIntBE(0, body.length) : null;

const write = (id: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(12);
  const idLength = Math.ceil((32 - Math.clz32(id)) / 8);
  head.writeUIntBE(id, 0, idLength);
  // Eight bytes hold any size.
  head.writeUInt8(1, idLength);
  head.writeUIntBE(body.length, idLength + 2, 6);
  return Buffer.concat([head.subarray(0, idLength + 8), body]);
};
const whole = (id: number, value: number): Buffer => {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(value);
  return write(id, body);
};
const real = (id: number, value: number): Buffer => {
  const body = Buffer.alloc(8);
  body.writeDoubleBE(value);
  return write(id, body);
};
const text = (id: number, value: string): Buffer => write(id, Buffer.from(value, 'latin1'));

interface Packet {
  at: number;
  flags: number;
  bytes: Buffer;
}

/** A block's packet: of track 1, one frame to a block, as recorders write them. */
const packetOf = (block: Buffer, track: number, clusterAt: number): Packet | null => {
  if (block.length < 5 || block[0] !== (0x80 | track)) return null;
  const flags = block.readUInt8(3);
  if ((flags & 0x06) !== 0) return null;
  return { at: clusterAt + block.readInt16BE(1), flags: flags & 0x80, bytes: block.subarray(4) };
};

/** Reads a cluster's packets into `packets`; answers where it ends in its body, or null where it is damaged. */
const readCluster = (cluster: Element, track: number, packets: Packet[]): number | null => {
  const { body } = cluster;
  let clusterAt: number | null = null;
  let at = 0;
  while (at < body.length) {
    const element = readElement(body, at);
    if (!element?.sized && !(element && ofSegment.has(element.id))) return null;
    if (ofSegment.has(element.id)) return cluster.sized ? null : at;
    at = element.next;
    if (element.id === ids.time) clusterAt = numberOf(element.body);
    const block =
      element.id === ids.group
        ? bodyOf(readAll(element.body) ?? [], ids.block)
        : element.id === ids.simpleBlock
          ? element.body
          : null;
    if (block === null) {
      // The size of the former cluster, this one's place, empty room.
      if (element.id !== ids.time && element.id !== 0xab && element.id !== 0xa7 && !leftOut.has(element.id))
        return null;
      continue;
    }
    const packet = clusterAt === null ? null : packetOf(block, track, clusterAt);
    if (!packet) return null;
    packets.push(packet);
  }
  return at;
};

interface Track {
  number: number;
  head: Buffer;
  channels: number;
}

/** The one track of a voice message: Opus, and nothing to see. */
const trackOf = (tracks: readonly Element[]): Track | null => {
  const entries = tracks.filter(({ id }) => id === ids.track);
  const [entry] = entries;
  const parts = entry && entries.length === 1 ? readAll(entry.body) : null;
  if (!parts || numberOf(bodyOf(parts, ids.type)) !== 2) return null;
  if (bodyOf(parts, ids.codec)?.toString('latin1') !== 'A_OPUS') return null;
  const number = numberOf(bodyOf(parts, ids.number));
  const head = bodyOf(parts, ids.codecPrivate);
  const audio = readAll(bodyOf(parts, ids.audio) ?? Buffer.alloc(0));
  const channels = audio && (numberOf(bodyOf(audio, ids.channels)) ?? 1);
  if (number === null || number < 1 || number > 126 || !head || !channels || channels > 2) return null;
  return head.length === 19 && head.toString('latin1', 0, 8) === 'OpusHead' ? { number, head, channels } : null;
};

const clusterMs = 5_000;

/** The clusters of what is kept: a new one every five seconds. */
const writeClusters = (packets: readonly Packet[]): Buffer[] => {
  const clusters: Buffer[] = [];
  let open: { at: number; blocks: Buffer[] } | null = null;
  const close = (): void => {
    if (open) clusters.push(write(ids.cluster, Buffer.concat([whole(ids.time, open.at), ...open.blocks])));
  };
  for (const { at, flags, bytes } of packets) {
    if (!open || at - open.at >= clusterMs) {
      close();
      open = { at, blocks: [] };
    }
    const head = Buffer.alloc(4);
    head.writeUInt8(0x81, 0);
    head.writeInt16BE(at - open.at, 1);
    head.writeUInt8(flags, 3);
    open.blocks.push(write(ids.simpleBlock, Buffer.concat([head, bytes])));
  }
  close();
  return clusters;
};

const writeWebm = ({ head, channels }: Track, packets: readonly Packet[], ms: number): Buffer => {
  const info = [
    whole(ids.scale, 1_000_000),
    real(ids.duration, ms),
    text(ids.muxer, 'Foyer'),
    text(ids.writer, 'Foyer'),
  ];
  const track = [
    ...[whole(ids.number, 1), whole(ids.uid, 1), whole(ids.type, 2), text(ids.codec, 'A_OPUS')],
    ...[
      write(ids.codecPrivate, head),
      write(ids.audio, Buffer.concat([real(ids.rate, 48_000), whole(ids.channels, channels)])),
    ],
  ];
  return Buffer.concat([
    write(
      ids.ebml,
      Buffer.concat([
        ...[whole(0x4286, 1), whole(0x42f7, 1), whole(0x42f2, 4), whole(0x42f3, 8)],
        ...[text(ids.docType, 'webm'), whole(0x4287, 4), whole(0x4285, 2)],
      ]),
    ),
    write(
      ids.segment,
      Buffer.concat([
        write(ids.info, Buffer.concat(info)),
        write(ids.tracks, write(ids.track, Buffer.concat(track))),
        ...writeClusters(packets),
      ]),
    ),
  ]);
};

/** Reads WebM as a recorder makes it and writes it anew from its packets of Opus alone; null where it is anything else. */
export const makeWebm = (bytes: Buffer): MadeVoice | null => {
  const ebml = readElement(bytes, 0);
  const segment = ebml?.id === ids.ebml && ebml.sized ? readElement(bytes, ebml.next) : null;
  if (!ebml || segment?.id !== ids.segment || segment.next !== bytes.length) return null;
  if (bodyOf(readAll(ebml.body) ?? [], ids.docType)?.toString('latin1') !== 'webm') return null;
  let track: Track | null = null;
  const packets: Packet[] = [];
  for (let at = 0; at < segment.body.length; ) {
    const element = readElement(segment.body, at);
    if (!element) return null;
    const { id, body, sized } = element;
    if (id === ids.cluster) {
      const end: number | null = track && readCluster(element, track.number, packets);
      if (end === null) return null;
      at = element.next - body.length + end;
      continue;
    }
    if (!sized) return null;
    at = element.next;
    if (id === ids.info) {
      if ((numberOf(bodyOf(readAll(body) ?? [], ids.scale)) ?? 1_000_000) !== 1_000_000) return null;
    } else if (id === ids.tracks) {
      track = track ? null : trackOf(readAll(body) ?? []);
      if (!track) return null;
    } else if (!leftOut.has(id)) return null;
  }
  const [first] = packets;
  if (!track || !first) return null;
  let end = first.at;
  const placed: Packet[] = [];
  for (const packet of packets) {
    const length = opusLength(packet.bytes);
    const at = packet.at - first.at;
    if (length === null || at < 0 || at < (placed.at(-1)?.at ?? 0)) return null;
    placed.push({ ...packet, at });
    end = at + length;
  }
  return { bytes: writeWebm(track, placed, end), ms: end };
};
