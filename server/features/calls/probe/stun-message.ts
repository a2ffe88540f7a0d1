import { createHash, createHmac } from 'node:crypto';

// The few parts of RFC 5389 and RFC 5766 that asking a server whether it works needs.

const cookie = 0x2112a442;

export const stunTypes = {
  binding: 0x0001,
  bound: 0x0101,
  allocate: 0x0003,
  allocated: 0x0103,
  refresh: 0x0004,
} as const;

export const attribute = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  relayed: 0x0016,
  transport: 0x0019,
} as const;

/** What is asked or answered. */
export interface StunMessage {
  type: number;
  /** Twelve bytes by which the answer is known. */
  id: Buffer;
  attributes: ReadonlyMap<number, Buffer>;
}

const padded = (bytes: number): number => (bytes + 3) & ~3;

const write = (type: number, id: Buffer, body: Buffer, length = body.length): Buffer => {
  const head = Buffer.alloc(20);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(length, 2);
  head.writeUInt32BE(cookie, 4);
  id.copy(head, 8);
  return Buffer.concat([head, body]);
};

const one = (kind: number, value: Buffer): Buffer => {
  const bytes = Buffer.alloc(4 + padded(value.length));
  bytes.writeUInt16BE(kind, 0);
  bytes.writeUInt16BE(value.length, 2);
  value.copy(bytes, 4);
  return bytes;
};

/** The key of somebody at a relay: RFC 5389's long-term one. */
export const longTermKey = (username: string, realm: string, password: string): Buffer =>
  createHash('md5').update(`${username}:${realm}:${password}`).digest();

/** Writes a message; with a key it is signed. */
export const encodeStun = ({ type, id, attributes }: StunMessage, key?: Buffer): Buffer => {
  const body = Buffer.concat([...attributes].map(([kind, value]) => one(kind, value)));
  if (!key) return write(type, id, body);
  // The signature covers a head that counts the signature itself.
  const signed = createHmac('sha1', key)
    .update(write(type, id, body, body.length + 24))
    .digest();
  return write(type, id, Buffer.concat([body, one(attribute.integrity, signed)]));
};

/** How many bytes the message at the start of these has, or null where they are none. */
export const stunLength = (bytes: Buffer): number | null =>
  bytes.length >= 20 && (bytes[0] ?? 0xff) < 0x40 && bytes.readUInt32BE(4) === cookie
    ? 20 + bytes.readUInt16BE(2)
    : null;

/** Reads a message; null where it is none. */
export const decodeStun = (bytes: Buffer): StunMessage | null => {
  const length = stunLength(bytes);
  if (length === null || bytes.length < length) return null;
  const attributes = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= length; ) {
    const size = bytes.readUInt16BE(at + 2);
    if (at + 4 + size > length) return null;
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + size));
    at += 4 + padded(size);
  }
  return { type: bytes.readUInt16BE(0), id: bytes.subarray(8, 20), attributes };
};

/** The number of the error an answer tells, or null where it tells none. */
export const errorOf = ({ attributes }: StunMessage): number | null => {
  const value = attributes.get(attribute.error);
  return value && value.length >= 4 ? (value[2] ?? 0) * 100 + (value[3] ?? 0) : null;
};
