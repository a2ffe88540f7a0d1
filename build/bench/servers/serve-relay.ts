import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { measured } from './measured.ts';

/** A message as the bench sends it. */
export interface RelayedMessage {
  clientId: string;
  text: string;
}

const conversation = 'the conversation';

/** Serves bare Socket.IO: what comes in is given to `take`, and `pass` brings it to the rep and acks it. */
export const serveRelay = (take: (message: RelayedMessage, pass: () => void) => void): void => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
  for (const name of ['/visitor', '/rep']) {
    io.of(name).on('connection', (socket) => {
      void socket.join(conversation);
      socket.on('conversation.send', (message: RelayedMessage, ack: (answer: unknown) => void) => {
        take(message, () => {
          io.of('/rep').to(conversation).emit('conversation.entry', message);
          ack({ ok: true, data: { seq: 1 } });
        });
      });
    });
  }
  http.listen(0, '127.0.0.1', () => {
    const { port } = http.address() as AddressInfo;
    measured({ url: `http://localhost:${port}` }, () => 0);
  });
};
