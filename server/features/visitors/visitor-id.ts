import { createHash } from 'node:crypto';

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What is kept of a visitor's secret: its SHA-256, base64url. */
export const hashSecret = (secret: string): string => sha256(secret).toString('base64url');

/**
 * The id of the visitor with this secret on this site: a UUIDv8 made of both. Before their first act a visitor has no
 * row; an id that follows from the secret is the same for two tabs, a later token and a restarted router all the same.
 */
export const visitorIdOf = (siteId: string, secretHash: string): string => {
  const bytes = sha256(`visitor ${siteId} ${secretHash}`).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
