import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'socket.io';

/**
 * Lets go of the request a connection was upgraded by. engine.io tells its middlewares when a connection closes, of which
 * there are none here, and for that it would keep every request as long as its socket lives: a fifth of an idle
 * visitor's memory. To be called once engine.io listens.
 */
export const forgetUpgrades = (http: HttpServer): void => {
  let before = 0;
  http.prependListener('upgrade', (_request, connection: Duplex) => {
    before = connection.listenerCount('close');
  });
  http.on('upgrade', (_request, connection: Duplex) => {
    for (const listener of connection.rawListeners('close').slice(before)) {
      connection.off('close', listener as () => void);
    }
  });
};

/** Nobody reads the request of a socket that is in: not its headers, not its token. */
export const forgetRequest = (socket: Socket): void => {
  Object.assign(socket.handshake, { headers: {}, query: {}, auth: {}, url: '' });
  Object.assign(socket.conn, { request: null });
};
