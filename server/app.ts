import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../shared/domain/clock.ts';
import { createServices, type Services } from './create-services.ts';
import { createIds } from './db/ids.ts';
import { openStore } from './db/open-store.ts';
import { SignalBoard } from './db/signal-board.ts';
import type { IceConfig } from './features/calls/ice-servers.ts';
import { createTyping } from './features/conversations/typing.ts';
import type { Core } from './features/core.ts';
import type { MailTransport } from './features/mail/mail-transport.ts';
import { can } from './features/rights/can.ts';
import { nodeTimers, type Timers } from './features/timers.ts';
import { type GeoIp, noGeoIp } from './features/visitors/geo-ip.ts';
import { createAddressOf, createTrustRule } from './http/client-address.ts';
import { commandRoutes } from './http/command-routes.ts';
import { createHttp } from './http/create-http.ts';
import { demoRoutes } from './http/demo-routes.ts';
import { fileRoutes } from './http/file-routes.ts';
import { healthRoutes } from './http/health-routes.ts';
import { joiningRoutes } from './http/joining-routes.ts';
import { mailRoutes } from './http/mail-routes.ts';
import { meetingRoutes } from './http/meeting-routes.ts';
import { createOwnOrigins, desktopOrigin } from './http/origins.ts';
import { apiHeaders } from './http/page-headers.ts';
import { pictureRoutes } from './http/picture-routes.ts';
import { createPracticeDoor, type PracticeDoor } from './http/practice-door.ts';
import { privacyRoutes } from './http/privacy-routes.ts';
import { sessionRoutes } from './http/session-routes.ts';
import { shareWithDesktop } from './http/share-with-desktop.ts';
import { createSignInLimits } from './http/sign-in-limits.ts';
import { type PageFolders, staticRoutes } from './http/static-routes.ts';
import { widgetRoutes } from './http/widget-routes.ts';
import type { Log } from './observability/log.ts';
import { createMetrics, type Metrics } from './observability/metrics.ts';
import { editingHandlers } from './realtime/editing-handlers.ts';
import { fileHandlers } from './realtime/file-handlers.ts';
import { type Budget, createMeter, type SocketLimits } from './realtime/limits.ts';
import { repMediaHandlers, visitorMediaHandlers } from './realtime/media-handlers.ts';
import { openRealtime, type Realtime } from './realtime/open-realtime.ts';
import { accountHandlers } from './realtime/rep/account-handlers.ts';
import { companyHandlers } from './realtime/rep/company-handlers.ts';
import { repConversationHandlers } from './realtime/rep/conversation-handlers.ts';
import { deskHandlers } from './realtime/rep/desk-handlers.ts';
import { enrichmentHandlers } from './realtime/rep/enrichment-handlers.ts';
import { explainHandlers } from './realtime/rep/explain-handlers.ts';
import { guestHandlers } from './realtime/rep/guest-handlers.ts';
import { iceHandlers } from './realtime/rep/ice-handlers.ts';
import { liveHandlers } from './realtime/rep/live-handlers.ts';
import { lookHandlers } from './realtime/rep/look-handlers.ts';
import { mailHandlers } from './realtime/rep/mail-handlers.ts';
import { repMeetingHandlers } from './realtime/rep/meeting-handlers.ts';
import { monitorHandlers } from './realtime/rep/monitor-handlers.ts';
import { offerHandlers } from './realtime/rep/offer-handlers.ts';
import { peopleHandlers } from './realtime/rep/people-handlers.ts';
import { planHandlers } from './realtime/rep/plan-handlers.ts';
import { repPounceHandlers } from './realtime/rep/pounce-handlers.ts';
import { presenceHandlers } from './realtime/rep/presence-handlers.ts';
import { privacyHandlers } from './realtime/rep/privacy-handlers.ts';
import { searchHandlers } from './realtime/rep/search-handlers.ts';
import { createSeeVisitor } from './realtime/rep/see-visitor.ts';
import { sessionHandlers } from './realtime/rep/session-handlers.ts';
import { siteIdentityHandlers } from './realtime/rep/site-identity-handlers.ts';
import { teamHandlers } from './realtime/rep/team-handlers.ts';
import { textHandlers } from './realtime/rep/text-handlers.ts';
import { transferHandlers } from './realtime/rep/transfer-handlers.ts';
import { repVisitorHandlers } from './realtime/rep/visitor-handlers.ts';
import { workspaceHandlers } from './realtime/rep/workspace-handlers.ts';
import { createTickets, type Tickets } from './realtime/tickets.ts';
import { typingHandlers } from './realtime/typing-handlers.ts';
import { colleaguesSource } from './realtime/views/colleagues-source.ts';
import { inboxSource } from './realtime/views/inbox-source.ts';
import { liveSource } from './realtime/views/live-source.ts';
import { meetingsSource } from './realtime/views/meetings-source.ts';
import { offersSource } from './realtime/views/offers-source.ts';
import { alertsSource, followUpsSource, teamSource, waitingSource } from './realtime/views/team-source.ts';
import { visitorConversationHandlers } from './realtime/visitor/conversation-handlers.ts';
import { visitorExperienceHandlers } from './realtime/visitor/experience-handlers.ts';
import { identityHandlers } from './realtime/visitor/identity-handlers.ts';
import { visitorMeetingHandlers } from './realtime/visitor/meeting-handlers.ts';
import { visitorMessengerHandlers } from './realtime/visitor/messenger-handlers.ts';
import { visitorPageHandlers } from './realtime/visitor/page-handlers.ts';
import { visitorPounceHandlers } from './realtime/visitor/pounce-handlers.ts';
import { visitorPrivacyHandlers } from './realtime/visitor/privacy-handlers.ts';
import { visitorStateHandlers } from './realtime/visitor/state-handlers.ts';
import { replayInThread } from './replay-thread.ts';

export interface AppOptions {
  dataDir: string;
  /** The origin people and visitors reach this router at. */
  publicUrl: string;
  trustProxy: false | number | string[];
  metricsToken: string | null;
  /** The place of an address; nobody knows where not given. */
  geoIp?: GeoIp;
  /** Webhooks may lead into this network. */
  privateWebhooks?: boolean;
  /** The word of this machine's command line; null gives it nothing. */
  commandToken: string | null;
  /** What lets in visitors to practise on; null lets in none. */
  practiceKey: string | null;
  demo: boolean;
  folders: PageFolders;
  /** The servers by which calls find their way; none are needed on one network. */
  ice?: IceConfig;
  /** Gives e-mails to a mail server; without one nothing is sent. */
  mail?: MailTransport | null;
  limits: AppLimits;
  clock: Clock;
  timers?: Timers;
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

/** A question about past traffic may take so long, and so much memory. */
const replayLimits = { withinMs: 60_000, megabytes: 768 };

const within = (ms: number, work: Promise<unknown>): Promise<unknown> => {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
};

const openCore = async ({ dataDir, clock, log }: AppOptions): Promise<Core> => {
  const board = new SignalBoard();
  const store = await openStore({
    dataDir,
    board,
    clock,
    onOutlived: () => log.error('a command waited for something else than the database'),
    onListenerError: (error) => log.error('a listener broke after the commit', { error }),
  });
  return { store, board, clock, ids: createIds(clock), log };
};

const countWhatHappens = ({ board }: Core, metrics: Metrics): void => {
  board.after('conversation.appended', ({ entry }) => metrics.entryStored(entry.type));
  board.after('routing.decided', ({ offers, outcomes }) => {
    for (const state of offers) metrics.offerChanged(state);
    for (const outcome of outcomes) metrics.outcomeWritten(outcome);
  });
};

/** What all rooms of the router share. */
interface House {
  options: AppOptions;
  core: Core;
  services: Services;
  metrics: Metrics;
  tickets: Tickets;
  ownOrigin(origin: string): boolean;
  practice: PracticeDoor;
  ready(): boolean;
}

const buildHttp = async (house: House): Promise<FastifyInstance> => {
  const { options, core, services, metrics, tickets, ownOrigin, practice } = house;
  const { publicUrl, folders, log } = options;
  const { sessions, settings, demoPeople } = services;
  const limits = createSignInLimits(createMeter);
  const meter = createMeter(options.limits.requests);
  const http = createHttp({
    trust: createTrustRule(options.trustProxy),
    ownOrigin,
    meter,
    practice: practice.read,
    log,
  });
  await http.register(async (api) => {
    await api.register(helmet, apiHeaders(publicUrl));
    shareWithDesktop(api);
    const answers = async (): Promise<boolean> => {
      await core.store.k.selectFrom('settings').select('key').limit(1).execute();
      return true;
    };
    healthRoutes(api, {
      ready: async () => house.ready() && answers(),
      metrics,
      metricsToken: options.metricsToken,
    });
    const { clearedCookie } = services.auth;
    sessionRoutes(api, { ...services, issueTicket: tickets.issue, clearedCookie, limits });
    joiningRoutes(api, { ...services, limits });
    if (options.commandToken) commandRoutes(api, sessions, services.resets, options.commandToken);
    if (demoPeople) demoRoutes(api, sessions, demoPeople);
    meetingRoutes(api, {
      core,
      meetings: services.meetings,
      links: services.calendarLinks,
      workspaceName: () => settings.current().workspaceName,
    });
    privacyRoutes(api, services.privacyExport);
    await mailRoutes(api, {
      stops: services.mailStops,
      publicUrl,
      workspaceName: () => settings.current().workspaceName,
    });
    await widgetRoutes(api, {
      whoAsks: sessions.whoAsks,
      exchange: services.visitors.exchange,
      widgetWords: services.widgetWords,
      practice: practice.read,
      originsOf: services.siteDirectory.originsOf,
      folder: folders.widget,
      publicUrl,
    });
  });
  await fileRoutes(http, services.files, publicUrl);
  await pictureRoutes(http, services.siteLooks.picture, publicUrl);
  await staticRoutes(http, folders, publicUrl);
  await http.ready();
  return http;
};

const openSockets = (house: House, http: FastifyInstance): Realtime => {
  const { options, core, services, metrics, tickets, ownOrigin, practice } = house;
  const { conversations, conversationReads: reads, experiences, meetings, calendarLinks: links } = services;
  const { people, settings, presence, routing, visitors } = services;
  const typing = createTyping(core, reads);
  const dispositionRequired = (): boolean => settings.current().dispositionOnClose === 'required';
  return openRealtime({
    http: http.server,
    core,
    metrics,
    tickets,
    limits: options.limits.sockets,
    sources: {
      live: liveSource(visitors.floor, services.liveViewers),
      inbox: inboxSource(core, visitors, routing),
      colleagues: colleaguesSource(core, visitors),
      offers: offersSource(core, services.offers),
      team: teamSource(core, services.team),
      waiting: waitingSource(core, services.team),
      alerts: alertsSource(services.alerts),
      follow_ups: followUpsSource(core, services.followUps),
      meetings: meetingsSource(core, meetings),
    },
    repHandlers: {
      ...sessionHandlers({
        people,
        settings,
        presenceOf: presence.of,
        statuses: presence.statuses.current,
        demo: options.demo,
        clock: core.clock,
      }),
      ...peopleHandlers(people, services.invitations, services.resets),
      ...workspaceHandlers(services.sites, settings, services.practice, services.audit),
      ...repConversationHandlers(core, conversations, reads, services.reopening, dispositionRequired),
      ...repMediaHandlers(services),
      ...monitorHandlers(services.monitors),
      ...fileHandlers(services.files),
      ...editingHandlers(core, services.editing),
      ...typingHandlers(typing),
      ...deskHandlers(services.desk, dispositionRequired),
      ...guestHandlers(services.guests),
      ...companyHandlers(services.company),
      ...searchHandlers(services.search),
      ...repVisitorHandlers(
        createSeeVisitor(services.visitorDetail, services.liveViewers, services.goesOnAs),
        services.merge,
        services.goesOnAs,
      ),
      ...enrichmentHandlers(services.enrichment),
      ...privacyHandlers(core, services),
      ...siteIdentityHandlers(services.siteIdentity),
      ...textHandlers(services.siteTexts),
      ...lookHandlers(services.siteLooks),
      ...iceHandlers(options.ice ?? { urls: [], secret: null }, () => settings.current().callsRelayOnly, core.clock),
      ...mailHandlers(services.mails, () => settings.current().workspaceName),
      ...liveHandlers(visitors.floor, services.liveViewers, services.siteDirectory, services.savedViews),
      ...repMeetingHandlers(core, meetings, links),
      ...presenceHandlers(presence),
      ...repPounceHandlers(services),
      ...offerHandlers(routing),
      ...transferHandlers(routing),
      ...explainHandlers(services),
      ...planHandlers(services),
      ...accountHandlers(services),
      ...teamHandlers(services.team, services.followUps, presence, routing),
    },
    visitorHandlers: {
      ...visitorConversationHandlers(core, conversations, reads),
      ...visitorMediaHandlers(services),
      ...fileHandlers(services.files),
      ...editingHandlers(core, services.editing),
      ...typingHandlers(typing),
      ...visitorStateHandlers(services.messenger),
      ...visitorPageHandlers(visitors),
      ...identityHandlers(services.identities),
      ...visitorPrivacyHandlers(services),
      ...visitorExperienceHandlers(experiences),
      ...visitorPounceHandlers(services.pounces),
      ...visitorMessengerHandlers(experiences),
      ...visitorMeetingHandlers(core, meetings, services.slotHolds, links),
    },
    reads: {
      personOf: people.find,
      presenceOf: presence.of,
      becauseOf: presence.becauseOf,
      settings: async () => settings.current(),
      statuses: presence.statuses.current,
    },
    may: can,
    ownOrigin,
    repOrigin: (origin) => origin === desktopOrigin,
    addressOf: createAddressOf(createTrustRule(options.trustProxy), practice.read),
    verifyVisitor: visitors.admit,
    visitorSpeaksFor: services.goesOnAs,
    repOpened: ({ personId }, lineId) => void presence.socketOpened(personId, lineId),
    repClosed: ({ personId }, lineId) => {
      services.company.lineClosed(lineId);
      void presence.socketClosed(personId, lineId);
    },
    visitorOpened: visitors.socketOpened,
    visitorClosed: visitors.socketClosed,
    lines: services.lines,
  });
};

/** Builds everything but the port. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const { publicUrl, demo, clock, geoIp = noGeoIp } = options;
  const practice = createPracticeDoor(options.practiceKey);
  const core = await openCore(options);
  let realtime: Realtime | null = null;
  let stopping = false;
  try {
    const services = await createServices(core, {
      publicUrl,
      demo,
      ...(options.ice ? { ice: options.ice } : {}),
      timers: options.timers ?? nodeTimers,
      filesFolder: join(options.dataDir, 'files'),
      widgetFolder: options.folders.widget,
      privateWebhooks: options.privateWebhooks ?? false,
      mail: options.mail ?? null,
      geoIp: (address) => practice.placeOf(address) ?? geoIp(address),
      replay: (question) =>
        replayInThread({ ...question, database: options.dataDir, countPractice: demo }, replayLimits),
      pushState: (visitorId, state) => realtime?.pushState(visitorId, state),
    });
    const metrics = createMetrics(() => core.store.commits);
    countWhatHappens(core, metrics);
    const house: House = {
      options,
      core,
      services,
      metrics,
      tickets: createTickets(clock),
      ownOrigin: createOwnOrigins(publicUrl),
      practice,
      ready: () => !stopping,
    };
    const http = await buildHttp(house);
    const sockets = openSockets(house, http);
    realtime = sockets;
    await services.start();
    return {
      http,
      core,
      services,
      tickets: house.tickets,
      async stop() {
        if (stopping) return;
        stopping = true;
        await within(drainMs, sockets.drain());
        await services.stop();
        sockets.close();
        await within(closeMs, http.close());
        await core.store.close();
        metrics.stop();
      },
    };
  } catch (error) {
    await core.store.close();
    throw error;
  }
};
