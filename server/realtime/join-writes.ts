import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Sends what one turn of the event loop writes to a WebSocket in one system call. A WebSocket corks its connection for
 * each frame, so an ack, an entry and a state to the same visitor would be three calls; here the first cork of a turn
 * holds until the turn ends.
 */
const joinWritesOf = (connection: Duplex): void => {
  const cork = connection.cork.bind(connection);
  const uncork = connection.uncork.bind(connection);
  let held = false;
  const letGo = (): void => {
    held = false;
    uncork();
  };
  connection.cork = () => {
    if (held) return;
    held = true;
    cork();
    process.nextTick(letGo);
  };
  connection.uncork = () => {};
};

/** Joins the writes of every connection that becomes a WebSocket. */
export const joinWrites = (http: HttpServer): void => {
  http.on('upgrade', (_request, connection) => joinWritesOf(connection));
};
