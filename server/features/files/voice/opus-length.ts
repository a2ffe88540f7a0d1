/** How long one packet of Opus sounds, in milliseconds, by its first bytes (RFC 6716, 3.1); null where it is none. */
export const opusLength = (packet: Buffer): number | null => {
  const head = packet[0];
  if (head === undefined) return null;
  const config = head >> 3;
  const frame =
    config < 12
      ? ([10, 20, 40, 60][config % 4] ?? 0)
      : config < 16
        ? config % 2 === 0
          ? 10
          : 20
        : 2.5 * 2 ** (config % 4);
  const code = head & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 63;
  const length = frame * frames;
  return length > 0 && length <= 120 ? length : null;
};
