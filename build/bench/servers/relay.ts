import { serveRelay } from './serve-relay.ts';

/** The reference: Socket.IO that passes a message on and acks it, and does nothing else. */
serveRelay((_message, pass) => pass());
