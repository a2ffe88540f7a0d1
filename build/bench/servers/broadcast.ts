import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { startChanges } from '../feed-cards.ts';
import { measured } from './measured.ts';

/** The reference of a live feed: every change is broadcast to every rep as it happens. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
const reps = io.of('/rep');
reps.on('connection', (socket) => void socket.join('reps'));
http.listen(0, '127.0.0.1', () => {
  const { port } = http.address() as AddressInfo;
  const changes = startChanges((card) => reps.to('reps').emit('visitor.changed', card));
  measured({ url: `http://localhost:${port}` }, changes);
});
