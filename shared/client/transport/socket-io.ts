import { Manager } from 'socket.io-client';
import type { OpenSocket } from './socket-port.ts';

/** Engine.IO puts the close event or the failed request under `context`. */
function closeCodeOf(detail: unknown): number | undefined {
  const context = (detail as { context?: { code?: unknown; status?: unknown } } | undefined)?.context;
  const code = context?.code ?? context?.status;
  return typeof code === 'number' ? code : undefined;
}

/** A Socket.IO socket that never retries by itself: the connection above decides when, and with which credentials. */
export const openSocketIo: OpenSocket = (origin, namespace, events) => {
  // Socket.IO tells one end in several ways (a refused namespace also closes the engine): each is passed on once.
  let phase: 'idle' | 'opening' | 'open' = 'idle';
  let heardAt = 0;
  const hear = (): void => {
    heardAt = Date.now();
  };
  const manager = new Manager(origin, {
    autoConnect: false,
    reconnection: false,
    // The router speaks nothing else: each WebSocket handshake names its Origin, a poll does not.
    transports: ['websocket'],
  });
  const socket = manager.socket(namespace);
  manager.on('ping', hear);
  const endAttempt = (error: unknown): void => {
    if (phase !== 'opening') return;
    phase = 'idle';
    socket.disconnect();
    events.refused(error);
  };
  socket.on('connect', () => {
    phase = 'open';
    hear();
    events.opened();
  });
  socket.on('connect_error', (error: Error & { data?: unknown }) => endAttempt(error.data));
  socket.on('disconnect', (_reason, detail) => {
    endAttempt(undefined);
    if (phase !== 'open') return;
    phase = 'idle';
    events.closed(closeCodeOf(detail));
  });
  socket.onAny((event: string, data: unknown) => events.pushed(event, data));
  return {
    open(auth) {
      phase = 'opening';
      socket.auth = auth;
      socket.connect();
    },
    send: (event, input, ack) => void socket.emit(event, input, ack),
    silentMs: () => Date.now() - heardAt,
    close() {
      phase = 'idle';
      socket.disconnect();
    },
  };
};
