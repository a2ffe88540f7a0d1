import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { measured } from './measured.ts';

/** The reference: Socket.IO that passes a message on and acks it, and does nothing else. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
const conversation = 'the conversation';
for (const name of ['/visitor', '/rep']) {
  const namespace = io.of(name);
  namespace.on('connection', (socket) => {
    void socket.join(conversation);
    socket.on('conversation.send', (message: unknown, ack: (answer: unknown) => void) => {
      io.of('/rep').to(conversation).emit('conversation.entry', message);
      ack({ ok: true, data: { seq: 1 } });
    });
  });
}
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  measured({ url: `http://localhost:${port}` }, () => 0);
});
