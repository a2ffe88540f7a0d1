import type { Socket } from 'socket.io';

/** What a browser closes its sockets with as their page goes away: closed, loaded anew, or left for another. */
const goingAway = 1001;

/** As much of the socket under a Socket.IO socket as is listened to. */
interface WebSocketUnder {
  prependOnceListener(event: 'close', listener: (code: number) => void): void;
}

/**
 * Whether the page went away, once the socket is closed: a line that broke, and a proxy that was started anew, close it with
 * another word or none. The page itself need say nothing, and could not be sure to in its last moment.
 */
export const watchPageLeft = (socket: Socket): (() => boolean) => {
  let left = false;
  // Socket.IO hears of the end by the same event, and tells its own listeners at once: this one comes before.
  const { socket: under } = socket.conn.transport as unknown as { socket: WebSocketUnder };
  under.prependOnceListener('close', (code) => {
    left = code === goingAway;
  });
  return () => left;
};
