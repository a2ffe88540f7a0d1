import type { Plugin } from 'vite';

interface Replacement {
  /** The package's module, by the end of its path. */
  module: RegExp;
  source: string;
}

/**
 * What the visitor's line never uses: binary packets (its contract is JSON; a packet of any other kind is answered as the
 * parser answers all it cannot read), a second back-off, and a parser of addresses from before browsers had one.
 */
const replacements: readonly Replacement[] = [
  {
    module: /\/socket\.io-parser\/build\/esm\/is-binary\.js$/,
    source: 'export const isBinary = () => false; export const hasBinary = isBinary;',
  },
  {
    module: /\/socket\.io-parser\/build\/esm\/binary\.js$/,
    source: `const refuse = () => { throw new Error('binary packets are not spoken here'); };
export { refuse as deconstructPacket, refuse as reconstructPacket };`,
  },
  {
    module: /\/engine\.io-parser\/build\/esm\/encodePacket(\.browser)?\.js$/,
    source: `import { PACKET_TYPES } from './commons.js';
export const encodePacket = ({ type, data }, _binary, callback) => callback(PACKET_TYPES[type] + (data || ''));
export const encodePacketToBinary = () => { throw new Error('binary packets are not spoken here'); };`,
  },
  {
    module: /\/engine\.io-parser\/build\/esm\/decodePacket(\.browser)?\.js$/,
    source: `import { ERROR_PACKET, PACKET_TYPES_REVERSE } from './commons.js';
export const decodePacket = (packet) => {
  const type = typeof packet === 'string' && PACKET_TYPES_REVERSE[packet.charAt(0)];
  if (!type) return ERROR_PACKET;
  return packet.length > 1 ? { type, data: packet.substring(1) } : { type };
};`,
  },
  {
    // Socket.IO's own reconnecting is off: the connection in shared/client decides when to come back.
    module: /\/socket\.io-client\/build\/esm\/contrib\/backo2\.js$/,
    source: `const no = () => {};
export function Backoff() { return { attempts: 0, setMin: no, setMax: no, setJitter: no, reset: no, duration: no }; }`,
  },
  {
    module: /\/engine\.io-client\/build\/esm\/contrib\/parseuri\.js$/,
    source: `export const parse = (address) => {
  const { protocol, hostname, port, search } = new URL(address);
  return { protocol: protocol.slice(0, -1), host: hostname, port, query: search.slice(1) };
};`,
  },
];

interface Narrowing {
  module: RegExp;
  from: RegExp;
  to: string;
}

/** Methods that are never called, or have nothing to do, with an empty body each. */
const without = (module: RegExp, methods: readonly string[]): Narrowing[] =>
  methods.map((name) => ({
    module,
    from: new RegExp(`(\\n {4}${name}\\([^\\n]*\\) \\{)\\n.*?\\n {4}\\}\\n`, 's'),
    to: '$1}\n',
  }));

/** A method with a shorter body. */
const shorter = (module: RegExp, name: string, body: string): Narrowing => ({
  module,
  from: new RegExp(`(\\n {4}${name}\\([^\\n]*\\) \\{)\\n.*?\\n {4}\\}\\n`, 's'),
  to: `$1 ${body} }\n`,
});

const engine = /\/engine\.io-client\/build\/esm\/socket\.js$/;
const socket = /\/socket\.io-client\/build\/esm\/socket\.js$/;
const parser = /\/socket\.io-parser\/build\/esm\/index\.js$/;

/** Parts of modules that are otherwise needed. */
const narrowings: readonly Narrowing[] = [
  // The manager takes the parser's whole namespace, so that another parser may stand in; the two classes it makes are enough.
  {
    module: /\/socket\.io-client\/build\/esm\/manager\.js$/,
    from: /import \* as parser from "socket\.io-parser";/,
    to: 'import { Decoder, Encoder } from "socket.io-parser";',
  },
  {
    module: /\/socket\.io-client\/build\/esm\/manager\.js$/,
    from: /const _parser = opts\.parser \|\| parser;/,
    to: 'const _parser = { Decoder, Encoder };',
  },
  // There is one transport: nothing is ever probed for a better one.
  ...without(engine, ['_probe']),
  shorter(
    engine,
    '_open',
    `this.readyState = 'opening';
        const transport = this.createTransport('websocket');
        transport.open();
        this.setTransport(transport);`,
  ),
  shorter(
    engine,
    'close',
    `const close = () => { this._onClose('forced close'); this.transport.close(); };
        if (this.readyState === 'opening' || this.readyState === 'open') {
            this.readyState = 'closing';
            if (this.writeBuffer.length) this.once('drain', close);
            else close();
        }
        return this;`,
  ),
  {
    module: engine,
    from: /\n {8}if \(opts\.transportImplementations && opts\.transports\) \{\n.*?\n {8}else \{\n.*?\n {8}\}\n/s,
    to: '\n        this._transportsByName = DEFAULT_TRANSPORTS;\n',
  },
  { module: engine, from: /\n {12}if \(this\.opts\.closeOnBeforeunload\) \{\n.*?\n {12}\}\n/s, to: '\n' },
  { module: engine, from: /\n {8}if \(this\.opts\.withCredentials\) \{\n.*?\n {8}\}\n/s, to: '\n' },
  { module: engine, from: /\n {8}if \(this\.opts\.tryAllTransports &&\n.*?\n {8}\}\n/s, to: '\n' },
  shorter(engine, '_filterUpgrades', 'return [];'),
  // Only a poll has a size to keep to.
  shorter(engine, '_getWritablePackets', 'return this.writeBuffer;'),
  // No packet has binary attachments, which are collected over several.
  shorter(
    parser,
    'add',
    `if (typeof obj !== 'string') throw new Error('binary packets are not spoken here');
        const packet = this.decodeString(obj);
        if (packet.type === PacketType.BINARY_EVENT || packet.type === PacketType.BINARY_ACK) throw new Error('binary packets are not spoken here');
        super.emitReserved('decoded', packet);`,
  ),
  shorter(parser, 'encode', 'return [this.encodeAsString(obj)];'),
  ...without(parser, ['encodeAsBinary', 'destroy']),
  {
    module: parser,
    from: /\n {8}\/\/ look up attachments if type binary\n.*?(?=\n {8}\/\/ look up namespace)/s,
    to: '',
  },
  // What was not sent is the outbox's, and who comes back is the connection's.
  ...without(/\/socket\.io-client\/build\/esm\/manager\.js$/, ['reconnect', 'onreconnect', 'maybeReconnectOnOpen']),
  {
    module: /\/socket\.io-client\/build\/esm\/manager\.js$/,
    from: /\n {8}this\.reconnection\(opts.*?(?=\n {8}this\.timeout\()/s,
    to: '\n        this.skipReconnect = true;\n        this.backoff = new Backoff();',
  },
  ...without(/\/socket\.io-client\/build\/esm\/manager\.js$/, [
    ...['reconnection', 'reconnectionAttempts', 'reconnectionDelay', 'reconnectionDelayMax', 'randomizationFactor'],
  ]),
  // An answer that does not come is the connection's to wait for, and nothing is sent but events.
  shorter(
    socket,
    '_clearAcks',
    `for (const id of Object.keys(this.acks))
            if (!this.sendBuffer.some((packet) => String(packet.id) === id)) delete this.acks[id];`,
  ),
  shorter(
    socket,
    'emit',
    `const packet = { type: PacketType.EVENT, data: [ev, ...args], options: { compress: true } };
        if (typeof args[args.length - 1] === 'function') {
            packet.id = this.ids++;
            this.acks[packet.id] = packet.data.pop();
        }
        if (this.connected && !this.io.engine?._hasPingExpired()) this.packet(packet);
        else this.sendBuffer.push(packet);
        return this;`,
  ),
  ...without(socket, [
    ...['_addToQueue', '_drainQueue', '_registerAckCallback', 'emitWithAck', 'prependAny', 'offAny', 'listenersAny'],
    ...['onAnyOutgoing', 'prependAnyOutgoing', 'offAnyOutgoing', 'listenersAnyOutgoing', 'notifyOutgoingListeners'],
  ]),
];

const narrow = (code: string, id: string): string =>
  narrowings
    .filter(({ module }) => module.test(id))
    .reduce((lean, { from, to }) => {
      if (!from.test(lean)) throw new Error(`${id} no longer says ${from}`);
      return lean.replace(from, to);
    }, code);

/** Leaves out of socket.io-client what the widget never runs: it is weighed in kilobytes on other people's pages. */
export const leanSocketIo = (): Plugin => ({
  name: 'foyer-lean-socket-io',
  enforce: 'pre',
  apply: 'build',
  load: (id) => replacements.find(({ module }) => module.test(id))?.source ?? null,
  transform(code, id) {
    const lean = narrow(code, id);
    return lean === code ? null : { code: lean, map: null };
  },
});
