import type { Server as HttpServer } from 'node:http';
import type { Server } from 'socket.io';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { VisitorContract, VisitorState } from '../../shared/protocol/visitor/contract.ts';
import type { Actor, RepActor, VisitorActor } from '../features/actor.ts';
import type { Core } from '../features/core.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { LineWatch, RepHandlers, VisitorHandlers } from './handlers.ts';
import { createMeter, type SocketLimits } from './limits.ts';
import { conversationRoom, feedRoom, type PushReads, pushRep, pushVisitor, startPushes } from './pushes.ts';
import { openRepNamespace } from './rep-namespace.ts';
import { type AddressOf, createSocketServer } from './socket-server.ts';
import type { Tickets } from './tickets.ts';
import { later } from './views/feed.ts';
import { createViewEngine, type ViewSources } from './views/view-engine.ts';
import { openVisitorNamespace, type VisitorNamespaceOptions, visitorRoom } from './visitor-namespace.ts';

export interface RealtimeOptions {
  http: HttpServer;
  core: Core;
  metrics: Metrics;
  tickets: Tickets;
  limits: SocketLimits;
  sources: ViewSources;
  /** All events but those of the view engine, which the realtime room answers itself. */
  repHandlers: Omit<RepHandlers, 'view.open' | 'view.close'>;
  visitorHandlers: VisitorHandlers;
  reads: PushReads;
  may(actor: Actor, event: keyof RepContract | keyof VisitorContract): boolean;
  /** True for the origins of this router's own pages, and for those that may open `/rep` besides. */
  ownOrigin(origin: string): boolean;
  repOrigin(origin: string): boolean;
  addressOf: AddressOf;
  verifyVisitor: VisitorNamespaceOptions['verify'];
  visitorSpeaksFor: VisitorNamespaceOptions['speaksFor'];
  repOpened(actor: RepActor, lineId: string): void;
  repClosed(actor: RepActor, lineId: string): void;
  visitorOpened(actor: VisitorActor, tabId: string): void;
  visitorClosed(actor: VisitorActor, tabId: string): void;
  lines: LineWatch;
}

export interface Realtime {
  readonly io: Server;
  /** Sends a messenger's state to all tabs of a visitor. */
  pushState(visitorId: string, state: VisitorState): void;
  /** Refuses new sockets and requests, tells the clients to come back, and waits for what was begun. */
  drain(): Promise<void>;
  /** Closes the engine; clients come back by themselves, which they would not after a disconnect. */
  close(): void;
}

/** When clients are told to come back; each adds a random part, so that they do not all come at once. */
const retryInMs = 1_000;

/** Opens both namespaces on the HTTP server and tells sockets what is committed. */
export const openRealtime = (options: RealtimeOptions): Realtime => {
  const { core, metrics, limits, tickets } = options;
  const { log } = core;
  let stopping = false;
  const io = createSocketServer(options.http, {
    originAllowed: (origin) => options.ownOrigin(origin) || options.repOrigin(origin),
    addressOf: options.addressOf,
    handshakes: createMeter(limits.handshakes),
    stopping: () => stopping,
  });

  const views = createViewEngine({
    sources: options.sources,
    lines: {
      isOpen: (lineId) => io.of('/rep').sockets.has(lineId),
      join: (lineId, feed) => io.of('/rep').in(lineId).socketsJoin(feedRoom(feed)),
      leave: (lineId, feed) => io.of('/rep').in(lineId).socketsLeave(feedRoom(feed)),
      tell: (feed, delta) => pushRep(rep.nsp, [feedRoom(feed)], 'view.delta', delta),
      ended: (feed) => {
        pushRep(rep.nsp, [feedRoom(feed)], 'view.ended', { feed });
        rep.nsp.socketsLeave(feedRoom(feed));
      },
    },
    later,
    log,
  });
  const { 'conversation.open': openConversation, ...others } = options.repHandlers;
  const rep = openRepNamespace(io, {
    handlers: {
      ...others,
      'view.open': (line, input) => views.open(line, input),
      'view.close': async (line, { viewId }) => {
        views.close(line.id, viewId);
        return { ok: true, data: {} };
      },
      // The room is joined before the read, so that no entry falls between the two.
      'conversation.open': async (line, input) => {
        const room = conversationRoom(input.conversationId);
        rep.nsp.in(line.id).socketsJoin(room);
        const opened = await openConversation(line, input);
        if (!opened.ok || opened.data.conversation.phase === 'closed') rep.nsp.in(line.id).socketsLeave(room);
        return opened;
      },
    },
    tickets,
    may: options.may,
    limits,
    opened: options.repOpened,
    closed: (actor, lineId) => {
      views.lineClosed(lineId);
      options.repClosed(actor, lineId);
    },
    lines: options.lines,
    log,
    metrics,
  });
  const visitor = openVisitorNamespace(io, {
    handlers: options.visitorHandlers,
    verify: options.verifyVisitor,
    speaksFor: options.visitorSpeaksFor,
    originAllowed: options.ownOrigin,
    addressOf: options.addressOf,
    may: options.may,
    limits,
    opened: options.visitorOpened,
    closed: options.visitorClosed,
    lines: options.lines,
    log,
    metrics,
  });
  const stopPushes = startPushes({
    board: core.board,
    rep: rep.nsp,
    visitor: visitor.nsp,
    tickets,
    log,
    ...options.reads,
  });

  return {
    io,
    pushState: (visitorId, state) => pushVisitor(visitor.nsp, [visitorRoom(visitorId)], 'state', state),
    async drain() {
      stopping = true;
      rep.nsp.emit('router.stopping', { retryInMs });
      visitor.nsp.emit('router.stopping', { retryInMs });
      await Promise.all([rep.handle.drain(), visitor.handle.drain()]);
    },
    close() {
      stopPushes();
      io.engine.close();
    },
  };
};
