import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { measured } from './measured.ts';

/** The reference: Socket.IO that lets everybody in, puts each into a room of their own, and acks whatever they say. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
io.of('/visitor').on('connection', (socket) => {
  void socket.join(`visitor:${socket.id}`);
  for (const event of ['page.view', 'state.get', 'echo']) {
    socket.on(event, (_said: unknown, ack: (answer: unknown) => void) => ack({ ok: true, data: {} }));
  }
});
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  measured({ url: `http://localhost:${port}` }, () => 0);
});
