/** The protocol version both sides send at the handshake; a client below `oldestProtocol` is refused with `too_old`. */
export const protocolVersion = 3;

/** The oldest client protocol this router still speaks. */
export const oldestProtocol = 3;
