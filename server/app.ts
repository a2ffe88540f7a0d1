import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../shared/domain/clock.ts';
import { fail } from '../shared/protocol/result.ts';
import { createServices, type Services } from './create-services.ts';
import { createIds } from './db/ids.ts';
import { openStore } from './db/open-store.ts';
import { SignalBoard } from './db/signals.ts';
import type { Core } from './features/core.ts';
import { can } from './features/rights/can.ts';
import { createAddressOf, createTrustRule } from './http/client-address.ts';
import { createHttp } from './http/create-http.ts';
import { demoRoutes } from './http/demo-routes.ts';
import { healthRoutes } from './http/health-routes.ts';
import { joiningRoutes } from './http/joining-routes.ts';
import { createOwnOrigins, desktopOrigin } from './http/origins.ts';
import { apiHeaders } from './http/page-headers.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { createSignInLimits } from './http/sign-in-limits.ts';
import { type PageFolders, staticRoutes } from './http/static-routes.ts';
import type { Log } from './observability/log.ts';
import { createMetrics } from './observability/metrics.ts';
import type { RepHandlers, VisitorHandlers } from './realtime/handlers.ts';
import { type Budget, createMeter, type SocketLimits } from './realtime/limits.ts';
import { openRealtime } from './realtime/open-realtime.ts';
import { repConversationHandlers } from './realtime/rep/conversation-handlers.ts';
import { peopleHandlers } from './realtime/rep/people-handlers.ts';
import { sessionHandlers } from './realtime/rep/session-handlers.ts';
import { workspaceHandlers } from './realtime/rep/workspace-handlers.ts';
import { createTickets, type Tickets } from './realtime/tickets.ts';
import type { ViewSources } from './realtime/views/view-engine.ts';
import { visitorConversationHandlers } from './realtime/visitor/conversation-handlers.ts';

export interface AppOptions {
  dataDir: string;
  /** The origin people and visitors reach this router at. */
  publicUrl: string;
  trustProxy: false | number | string[];
  metricsToken: string | null;
  demo: boolean;
  folders: PageFolders;
  limits: AppLimits;
  clock: Clock;
  log: Log;
}

export interface AppLimits {
  sockets: SocketLimits;
  /** All HTTP requests of one address. */
  requests: Budget;
}

export interface App {
  readonly http: FastifyInstance;
  readonly core: Core;
  readonly services: Services;
  readonly tickets: Tickets;
  /** Stops in order: no new work, what was begun is finished, clients told to come back, the database closed. */
  stop(): Promise<void>;
}

/** Whatever hangs must not keep the router from closing its database. */
const drainMs = 4_000;
const closeMs = 2_000;

const within = (ms: number, work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

/** Builds everything but the port. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const { publicUrl, clock, log, limits } = options;
  const board = new SignalBoard();
  const store = await openStore({
    dataDir: options.dataDir,
    board,
    clock,
    onOutlived: () => log.error('a command waited for something else than the database'),
    onListenerError: (error) => log.error('a listener broke after the commit', { error }),
  });
  const core: Core = { store, board, clock, ids: createIds(clock), log };
  const metrics = createMetrics(() => store.commits);
  const services = await createServices(core, { publicUrl, demo: options.demo });
  const { sessions, people, settings, demoPeople } = services;
  let stopping = false;

  const trust = createTrustRule(options.trustProxy);
  const ownOrigin = createOwnOrigins(publicUrl);
  const tickets = createTickets(clock);
  const signInLimits = createSignInLimits(createMeter);
  const http = createHttp({ trust, ownOrigin, meter: createMeter(limits.requests), log });
  await http.register(async (api) => {
    await api.register(helmet, apiHeaders(publicUrl));
    healthRoutes(api, {
      ready: async () => !stopping && (await store.k.selectFrom('settings').select('key').limit(1).execute()) !== null,
      metrics,
      metricsToken: options.metricsToken,
    });
    sessionRoutes(api, {
      ...services,
      issueTicket: tickets.issue,
      clearedCookie: services.auth.clearedCookie,
      limits: signInLimits,
    });
    joiningRoutes(api, { ...services, limits: signInLimits });
    if (demoPeople) demoRoutes(api, sessions, demoPeople);
  });
  await staticRoutes(http, options.folders, publicUrl);
  await http.ready();

  const presenceOf = async (repId: string) =>
    ({ repId, status: 'offline', since: 0, connection: 'connected' }) as const;
  const absent = async () => fail('unavailable', 'not built');
  const repHandlers = new Proxy(
    {
      ...sessionHandlers({ people, settings, presenceOf, demo: options.demo, clock }),
      ...peopleHandlers(people, services.invitations, services.resets),
      ...workspaceHandlers(services.sites, settings, services.audit),
      ...repConversationHandlers(core, services.conversations, services.conversationReads),
    } as RepHandlers,
    {},
  );
  for (const event of Object.keys((await import('../shared/protocol/rep/contract.ts')).repRequests)) {
    (repHandlers as Record<string, unknown>)[event] ??= absent;
  }
  const visitorHandlers = {
    ...visitorConversationHandlers(core, services.conversations, services.conversationReads),
  } as VisitorHandlers;
  for (const event of Object.keys((await import('../shared/protocol/visitor/contract.ts')).visitorRequests)) {
    (visitorHandlers as Record<string, unknown>)[event] ??= absent;
  }

  const realtime = openRealtime({
    http: http.server,
    core,
    metrics,
    tickets,
    limits: limits.sockets,
    sources: {} as ViewSources,
    repHandlers,
    visitorHandlers,
    reads: { personOf: people.find, presenceOf, settings: async () => settings.current() },
    may: can,
    ownOrigin,
    repOrigin: (origin) => origin === desktopOrigin,
    addressOf: createAddressOf(trust),
    verifyVisitor: async () => null,
    repOpened: () => {},
    repClosed: () => {},
    visitorOpened: () => {},
    visitorClosed: () => {},
  });

  return {
    http,
    core,
    services,
    tickets,
    async stop() {
      if (stopping) return;
      stopping = true;
      await within(drainMs, realtime.drain());
      realtime.close();
      await within(closeMs, http.close());
      await store.close();
      metrics.stop();
    },
  };
};
