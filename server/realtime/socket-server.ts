import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { forgetUpgrades } from './forget-requests.ts';
import { joinWrites } from './join-writes.ts';
import { leanParser } from './lean-parser.ts';
import type { Meter } from './limits.ts';

/** The address a request came from, as the router's proxy rules see it. */
export type AddressOf = (request: IncomingMessage) => string;

export interface SocketServerOptions {
  /** True for the origins of the console and of the widget's frame. */
  originAllowed(origin: string): boolean;
  addressOf: AddressOf;
  handshakes: Meter;
  /** True once the router is about to stop. */
  stopping(): boolean;
}

const largestFrameBytes = 100_000;

/**
 * Socket.IO on the router's HTTP server, WebSocket only: a browser names its Origin on every WebSocket handshake but not
 * on a same-origin poll, and a poll would be a second way past the frame limit. Connection-state recovery is off because
 * it is no delivery (it lost one message in seven), compression because it costs memory per socket and the frames are small.
 */
export const createSocketServer = (http: HttpServer, options: SocketServerOptions): Server => {
  joinWrites(http);
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    parser: leanParser,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    maxHttpBufferSize: largestFrameBytes,
    perMessageDeflate: false,
    httpCompression: false,
    allowRequest: (request, decide) => {
      const { origin } = request.headers;
      if (options.stopping()) return decide('stopping', false);
      if (!origin || !options.originAllowed(origin)) return decide('origin', false);
      options.handshakes(options.addressOf(request)).then(
        (wait) => decide(wait === null ? null : 'too many', wait === null),
        () => decide('internal', false),
      );
    },
  });
  forgetUpgrades(http);
  // The default namespace is there whether one wants it or not; nobody has business in it.
  io.use((_socket, next) => next(new Error('no such namespace')));
  return io;
};
