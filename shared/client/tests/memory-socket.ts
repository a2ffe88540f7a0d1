import type { OpenSocket, SocketEvents } from '../transport/socket-port.ts';

/** The router's end of in-memory sockets. */
export interface MemoryRouter {
  openSocket: OpenSocket;
  /** How long the open sockets have heard nothing. */
  silentMs: number;
  /** Whether attempts get through. */
  reachable: boolean;
  /** What the handshake answers: an error refuses. */
  handshake: (auth: Record<string, unknown>) => unknown;
  /** Answers a request; a promise that never settles is an ack that never comes. */
  answer: (event: string, input: unknown) => unknown;
  /** Sends a push to every open socket. */
  push(event: string, data: unknown): void;
  /** Cuts every open socket. */
  cut(closeCode?: number): void;
  /** Attempts so far, with what their handshake carried. */
  readonly attempts: Record<string, unknown>[];
  readonly requests: { event: string; input: unknown }[];
}

/** Makes a router in memory: what crosses is copied as JSON, in order, each in a turn of its own. */
export function createMemoryRouter(): MemoryRouter {
  const open = new Set<{ events: SocketEvents; over: boolean }>();
  const attempts: Record<string, unknown>[] = [];
  const requests: { event: string; input: unknown }[] = [];
  const copy = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

  const router: MemoryRouter = {
    silentMs: 0,
    reachable: true,
    handshake: () => null,
    answer: () => ({ ok: true, data: {} }),
    attempts,
    requests,
    push(event, data) {
      for (const line of open) {
        const copied = copy(data);
        queueMicrotask(() => !line.over && line.events.pushed(event, copied));
      }
    },
    cut(closeCode) {
      for (const line of [...open]) {
        line.over = true;
        open.delete(line);
        line.events.closed(closeCode);
      }
    },
    openSocket: (_origin, _namespace, events) => {
      let line: { events: SocketEvents; over: boolean } | null = null;
      return {
        open(auth) {
          attempts.push(auth);
          const mine = { events, over: false };
          line = mine;
          queueMicrotask(() => {
            if (mine.over) return;
            const refusal = router.reachable ? router.handshake(auth) : undefined;
            if (!router.reachable || refusal) {
              mine.over = true;
              events.refused(refusal);
              return;
            }
            open.add(mine);
            events.opened();
          });
        },
        send(event, input, ack) {
          const mine = line;
          requests.push({ event, input });
          void Promise.resolve(router.answer(event, copy(input))).then((answer) => {
            if (mine && !mine.over) ack(copy(answer));
          });
        },
        silentMs: () => router.silentMs,
        close() {
          if (line) {
            line.over = true;
            open.delete(line);
          }
        },
      };
    },
  };
  return router;
}
