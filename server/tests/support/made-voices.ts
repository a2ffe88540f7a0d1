/** One packet of Opus of 20 ms that is silence. */
const silence = Buffer.from([0xf8, 0xff, 0xfe]);
const opusHead = Buffer.concat([
  Buffer.from('OpusHead\u0001\u0001', 'latin1'),
  Buffer.from([0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]),
]);
const text = (words: string): Buffer => Buffer.from(words, 'latin1');

/** An element of WebM: its id as it is written, and what is in it; no size where it is open. */
export const element = (id: string, body: Buffer, open = false): Buffer => {
  const size = Buffer.from([0x01, 0, 0, 0, 0, 0, 0, 0]);
  size.writeUInt32BE(body.length, 4);
  return Buffer.concat([Buffer.from(id, 'hex'), open ? Buffer.from('01ffffffffffffff', 'hex') : size, body]);
};
const number = (id: string, value: number): Buffer => {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(value);
  return element(id, body);
};

interface WebmParts {
  codec?: string;
  type?: number;
  docType?: string;
  tracks?: number;
  /** Elements of the segment before and after the sound. */
  before?: Buffer;
  after?: Buffer;
}

/** A recording as Chromium writes one: nothing says how long it is, and neither segment nor clusters know their size. */
export const aWebm = (seconds: number, parts: WebmParts = {}): Buffer => {
  const { codec = 'A_OPUS', type = 2, docType = 'webm', tracks = 1, before = Buffer.alloc(0), after = before } = parts;
  const audio = element('e1', number('9f', 1));
  const track = (at: number): Buffer =>
    element(
      'ae',
      Buffer.concat([
        ...[number('d7', at), number('83', type), element('86', text(codec))],
        ...[element('63a2', opusHead), element('536e', text('Anna’s iPhone')), audio],
      ]),
    );
  const all = Array.from({ length: tracks }, (_, at) => track(at + 1));
  const clusters: Buffer[] = [];
  for (let from = 0; from < seconds * 50; from += 250) {
    const blocks = Array.from({ length: Math.min(250, seconds * 50 - from) }, (_, at) => {
      const head = Buffer.from([0x81, 0, 0, 0x80]);
      head.writeInt16BE(at * 20, 1);
      return element('a3', Buffer.concat([head, silence]));
    });
    clusters.push(element('1f43b675', Buffer.concat([number('e7', from * 20), ...blocks]), true));
  }
  const info = element('1549a966', Buffer.concat([number('2ad7b1', 1_000_000), element('5741', text('Chrome'))]));
  return Buffer.concat([
    element('1a45dfa3', Buffer.concat([number('4286', 1), element('4282', text(docType))])),
    element(
      '18538067',
      Buffer.concat([info, before, element('1654ae6b', Buffer.concat(all)), ...clusters, after]),
      true,
    ),
  ]);
};

const table = Array.from({ length: 256 }, (_, n) => {
  let sum = n << 24;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1;
  return sum >>> 0;
});

const oggPage = (place: number, upTo: number, packets: readonly Buffer[], serial = 7): Buffer => {
  const head = Buffer.alloc(27);
  head.write('OggS', 'latin1');
  head.writeUInt8(place === 0 ? 2 : 0, 5);
  head.writeBigInt64LE(BigInt(upTo), 6);
  head.writeUInt32LE(serial, 14);
  head.writeUInt32LE(place, 18);
  head.writeUInt8(packets.length, 26);
  const page = Buffer.concat([head, Buffer.from(packets.map(({ length }) => length)), ...packets]);
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (table[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
  page.writeUInt32LE(sum, 22);
  return page;
};

/** A recording in Ogg, with `words` among its tags. */
export const anOgg = (seconds: number, words = 'ENCODER=x', serials: readonly number[] = [7, 7]): Buffer => {
  const tag = text(words);
  const length = (value: number): Buffer => {
    const body = Buffer.alloc(4);
    body.writeUInt32LE(value);
    return body;
  };
  const tags = Buffer.concat([text('OpusTags'), length(1), text('x'), length(1), length(tag.length), tag]);
  const sound = Array.from({ length: seconds }, (_, at) =>
    oggPage(
      at + 2,
      (at + 1) * 48_000,
      Array.from({ length: 50 }, () => silence),
      serials[1],
    ),
  );
  return Buffer.concat([oggPage(0, 0, [opusHead], serials[0]), oggPage(1, 0, [tags], serials[0]), ...sound]);
};

/** A box of MP4. */
export const box = (type: string, ...bodies: Buffer[]): Buffer => {
  const body = Buffer.concat(bodies);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

/** A recording in MP4, with `tells` in its boxes of what it was recorded on. */
export const anMp4 = (
  seconds: number,
  { handler = 'soun', codec = 'mp4a', tells = 'a name', tracks = 1 } = {},
): Buffer => {
  const media = Buffer.alloc(24);
  media.writeUInt32BE(48_000, 12);
  media.writeUInt32BE(seconds * 48_000, 16);
  const kind = Buffer.alloc(24);
  kind.write(handler, 8, 'latin1');
  const samples = Buffer.concat([Buffer.alloc(4), Buffer.from([0, 0, 0, 1])]);
  const stbl = box('stbl', box('stsd', samples, box(codec, Buffer.alloc(28))));
  const track = box(
    'trak',
    box('tkhd', Buffer.alloc(84)),
    box('mdia', box('mdhd', media), box('hdlr', kind, text(`${tells}\0`)), box('minf', stbl)),
  );
  return Buffer.concat([
    box('ftyp', text('M4A '), Buffer.alloc(4), text('isom')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      ...Array.from({ length: tracks }, () => track),
      box('udta', text(tells)),
    ),
    box('mdat', Buffer.alloc(400, 7)),
  ]);
};
