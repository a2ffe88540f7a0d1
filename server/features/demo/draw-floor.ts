import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [720, 460];
type Box = [x: number, y: number, wide: number, high: number, colour: number];

const aisles = (from: number): Box[] =>
  Array.from({ length: 6 }, (_, n): Box => [60 + n * 62, from, 34, 130, n % 2 === 0 ? 0x7aa5b8 : 0x8fb7a4]);
/** A warehouse from above: walls, shelves, a dock, and the way a robot takes. */
const boxes: readonly Box[] = [
  [20, 20, 680, 420, 0x3c4650],
  [28, 28, 664, 404, 0xf4f1ea],
  ...aisles(60),
  ...aisles(270),
  [470, 60, 190, 120, 0xe3c48d],
  [470, 330, 190, 70, 0xd9d4c8],
  [48, 226, 420, 6, 0xc2573f],
  [462, 120, 6, 112, 0xc2573f],
];

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
};

/** The plan of a floor that a visitor of the demo sends, as a PNG. */
export const drawFloor = (): Buffer => {
  const row = width * 3 + 1;
  const points = Buffer.alloc(row * height, 0xff);
  for (let y = 0; y < height; y += 1) points[y * row] = 0;
  for (const [left, top, wide, high, colour] of boxes) {
    for (let y = top; y < top + high; y += 1) {
      for (let x = left; x < left + wide; x += 1) points.writeUIntBE(colour, y * row + 1 + x * 3, 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(points)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
