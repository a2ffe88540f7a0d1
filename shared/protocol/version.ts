/** The protocol version both sides send at the handshake; a client below `oldestProtocol` is refused with `too_old`. */
export const protocolVersion = 2;

/** The oldest client protocol this router still speaks. */
export const oldestProtocol = 2;
