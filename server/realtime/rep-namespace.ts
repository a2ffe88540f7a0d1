import type { Namespace, Server } from 'socket.io';
import { RepHandshake } from '../../shared/protocol/handshake.ts';
import { repRequests } from '../../shared/protocol/rep/contract.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import type { RepActor } from '../features/actor.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { createHandle, type Handle } from './handle.ts';
import type { Line, LineWatch, RepHandlers } from './handlers.ts';
import { createEventMeter, repCosts, type SocketLimits } from './limits.ts';
import { door } from './refusal.ts';
import type { Tickets } from './tickets.ts';

export interface RepNamespaceOptions {
  handlers: RepHandlers;
  tickets: Tickets;
  may(actor: RepActor, event: keyof typeof repRequests): boolean;
  limits: SocketLimits;
  opened(actor: RepActor, lineId: string): void;
  closed(actor: RepActor, lineId: string): void;
  lines: LineWatch;
  log: Log;
  metrics: Metrics;
}

export const personRoom = (personId: string): string => `person:${personId}`;
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;

/** Opens `/rep`: one-use ticket in, requests through the wrapper. */
export const openRepNamespace = (
  io: Server,
  options: RepNamespaceOptions,
): { nsp: Namespace; handle: Handle<Line<RepActor>> } => {
  const { log, metrics } = options;
  const nsp = io.of('/rep');
  const meter = createEventMeter(options.limits.rep, repCosts);
  const handle = createHandle<typeof repRequests, Line<RepActor>>({
    namespace: 'rep',
    contract: repRequests,
    handlers: options.handlers,
    may: ({ actor }, event) => options.may(actor, event),
    meter: (event, line) => meter(event, line.actor.personId),
    nameOf: ({ actor }) => actor.personId,
    log,
    metrics,
  });

  nsp.use(
    door(
      RepHandshake,
      async ({ ticket }) => {
        const actor = options.tickets.redeem(ticket);
        return actor ? ok(actor) : fail('unauthenticated', 'the ticket is used, too old or unknown');
      },
      log,
    ),
  );

  nsp.on('connection', (socket) => {
    const actor = socket.data as RepActor;
    const line: Line<RepActor> = { id: socket.id, actor };
    void socket.join([personRoom(actor.personId), sessionRoom(actor.sessionId)]);
    metrics.socketOpened('rep');
    options.lines.opened(socket.id);
    handle.attach(socket, line, (silent) => {
      metrics.socketClosed('rep');
      options.lines.closed(socket.id, silent);
      options.closed(actor, socket.id);
    });
    options.opened(actor, socket.id);
  });
  return { nsp, handle };
};
