import type { Namespace, Server } from 'socket.io';
import { VisitorHandshake } from '../../shared/protocol/handshake.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { visitorRequests } from '../../shared/protocol/visitor/contract.ts';
import type { VisitorActor } from '../features/actor.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { createHandle, type Handle } from './handle.ts';
import type { LineWatch, VisitorHandlers, VisitorLine } from './handlers.ts';
import { createEventMeter, createMeter, type SocketLimits, visitorCosts } from './limits.ts';
import { watchPageLeft } from './page-left.ts';
import { door } from './refusal.ts';
import type { AddressOf } from './socket-server.ts';

export interface VisitorNamespaceOptions {
  handlers: VisitorHandlers;
  /** What a signed visitor token says; null for one that is forged, too old or of a site that is gone. */
  verify(token: string, address: string): Promise<{ visitorId: string; siteId: string } | null>;
  /** Whom a socket speaks for that opened as this visitor: two may turn out to be one person. */
  speaksFor(visitorId: string): string;
  /** True for the origin the widget's frame is served from. */
  originAllowed(origin: string): boolean;
  addressOf: AddressOf;
  may(actor: VisitorActor, event: keyof typeof visitorRequests): boolean;
  limits: SocketLimits;
  opened(actor: VisitorActor, tabId: string): void;
  closed(actor: VisitorActor, tabId: string): void;
  lines: LineWatch;
  log: Log;
  metrics: Metrics;
}

export const visitorRoom = (visitorId: string): string => `visitor:${visitorId}`;

/** Opens `/visitor`: signed token in, requests through the wrapper. */
export const openVisitorNamespace = (
  io: Server,
  options: VisitorNamespaceOptions,
): { nsp: Namespace; handle: Handle<VisitorLine> } => {
  const { log, metrics } = options;
  const nsp = io.of('/visitor');
  const events = createEventMeter(options.limits.visitor, visitorCosts);
  const addresses = createMeter(options.limits.visitorAddress);
  const handle = createHandle<typeof visitorRequests, VisitorLine>({
    namespace: 'visitor',
    contract: visitorRequests,
    handlers: options.handlers,
    may: ({ actor }, event) => options.may(actor, event),
    meter: async (event, line) => (await events(event, line.actor.visitorId)) ?? (await addresses(line.address)),
    nameOf: ({ actor }) => actor.visitorId,
    log,
    metrics,
  });

  nsp.use(
    door(
      VisitorHandshake,
      async ({ token, tabId }, socket) => {
        const { origin } = socket.handshake.headers;
        if (!origin || !options.originAllowed(origin)) return fail('forbidden', 'this origin has no widget frame');
        const address = options.addressOf(socket.request);
        const known = await options.verify(token, address);
        if (!known) return fail('unauthenticated', 'the token is forged or too old');
        const line: VisitorLine = {
          id: socket.id,
          actor: {
            kind: 'visitor',
            siteId: known.siteId,
            // Read anew each time: what was sent before a merge and is done after it is the one's who stayed.
            get visitorId() {
              return options.speaksFor(known.visitorId);
            },
          },
          address,
          tabId: tabId ?? socket.id,
        };
        return ok(line);
      },
      log,
    ),
  );

  nsp.on('connection', (socket) => {
    const line = socket.data as VisitorLine;
    void socket.join(visitorRoom(line.actor.visitorId));
    metrics.socketOpened('visitor');
    options.lines.opened(socket.id);
    const pageLeft = watchPageLeft(socket);
    handle.attach(socket, line, (silent) => {
      metrics.socketClosed('visitor');
      options.lines.closed(socket.id, silent, pageLeft());
      options.closed(line.actor, line.tabId);
    });
    options.opened(line.actor, line.tabId);
  });
  return { nsp, handle };
};
