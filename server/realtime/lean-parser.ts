import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/**
 * Writes packets as Socket.IO does, without looking for binary parts, which the router never sends, and writes a payload
 * that goes to both namespaces in one turn only once.
 */
class LeanEncoder extends Encoder {
  #payload: unknown = null;
  #json = '';

  readonly #forget = (): void => {
    this.#payload = null;
  };

  override encode(packet: Packet): string[] {
    const { type, nsp, id, data } = packet;
    if (type === PacketType.ACK) return [`3${nsp},${id}${JSON.stringify(data)}`];
    if (type !== PacketType.EVENT || id !== undefined) return super.encode(packet) as string[];
    const [event, payload] = data as [string, unknown];
    return [`2${nsp},[${JSON.stringify(event)},${this.#write(payload)}]`];
  }

  #write(payload: unknown): string {
    if (payload !== null && payload === this.#payload) return this.#json;
    if (this.#payload === null) process.nextTick(this.#forget);
    this.#payload = payload;
    this.#json = JSON.stringify(payload);
    return this.#json;
  }
}

/** Socket.IO's own wire format; both namespaces have a name, so the short form of the default one never occurs. */
export const leanParser = { Encoder: LeanEncoder, Decoder };
