/** One frame of a WebSocket as it came over the wire, and its text where it is one. */
export interface Frame {
  raw: Buffer;
  text: string | null;
}

/** Where the HTTP head ends, or -1. */
const headEnd = (bytes: Buffer): number => {
  const at = bytes.indexOf('\r\n\r\n');
  return at < 0 ? -1 : at + 4;
};

const lengthOf = (bytes: Buffer): { length: number; at: number } | null => {
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short < 126) return { length: short, at: 2 };
  if (short === 126) return bytes.length < 4 ? null : { length: bytes.readUInt16BE(2), at: 4 };
  return bytes.length < 10 ? null : { length: Number(bytes.readBigUInt64BE(2)), at: 10 };
};

const readFrame = (bytes: Buffer): Frame | null => {
  if (bytes.length < 2) return null;
  const found = lengthOf(bytes);
  if (!found) return null;
  const masked = ((bytes[1] ?? 0) & 0x80) !== 0;
  const from = found.at + (masked ? 4 : 0);
  const to = from + found.length;
  if (bytes.length < to) return null;
  const raw = Buffer.from(bytes.subarray(0, to));
  if (((raw[0] ?? 0) & 0x0f) !== 1) return { raw, text: null };
  const payload = Buffer.from(raw.subarray(from, to));
  if (masked)
    for (let at = 0; at < payload.length; at += 1) payload[at] = (payload[at] ?? 0) ^ (raw[found.at + (at % 4)] ?? 0);
  return { raw, text: payload.toString() };
};

/** A frame with a text as a server sends it. */
export const textFrame = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
};

/** Cuts one direction of a connection into its HTTP head and its frames, whatever pieces it comes in. */
export const createFrameReader = (head: (bytes: Buffer) => void, frame: (frame: Frame) => void) => {
  let bytes: Buffer = Buffer.alloc(0);
  let headed = false;
  return (piece: Buffer): void => {
    bytes = Buffer.concat([bytes, piece]);
    if (!headed) {
      const at = headEnd(bytes);
      if (at < 0) return;
      headed = true;
      head(bytes.subarray(0, at));
      bytes = bytes.subarray(at);
    }
    for (let next = readFrame(bytes); next; next = readFrame(bytes)) {
      bytes = bytes.subarray(next.raw.length);
      frame(next);
    }
  };
};
