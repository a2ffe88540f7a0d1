import { randomBytes } from 'node:crypto';
import { createOffice } from './create-office.ts';
import { createCallReports } from './features/calls/call-reports.ts';
import { createCalls } from './features/calls/calls.ts';
import { createCameras } from './features/calls/cameras.ts';
import { createIceServers, type IceConfig } from './features/calls/ice-servers.ts';
import { createMonitors } from './features/calls/monitors.ts';
import { createCompany } from './features/conversations/company.ts';
import { createConversationReads } from './features/conversations/conversation-reads.ts';
import { createConversations } from './features/conversations/conversations.ts';
import { createEditing } from './features/conversations/editing.ts';
import { createGuests } from './features/conversations/guests.ts';
import { createReopening } from './features/conversations/reopening.ts';
import type { Core } from './features/core.ts';
import { createDemos } from './features/demos/demos.ts';
import { createBlocks } from './features/desk/blocks.ts';
import { createConversationDesk } from './features/desk/conversation-desk.ts';
import { createLabels } from './features/desk/labels.ts';
import { createNotes, noteChanges } from './features/desk/notes.ts';
import { createSnippets } from './features/desk/snippets.ts';
import { createSnoozes } from './features/desk/snoozes.ts';
import { createTasks } from './features/desk/tasks.ts';
import { createTranscripts } from './features/desk/transcripts.ts';
import { createExperiences } from './features/experiences/experiences.ts';
import { createFiles } from './features/files/files.ts';
import { createJanitor } from './features/files/janitor.ts';
import { createSiteIdentity } from './features/identity/site-identity.ts';
import { createVisitorIdentities } from './features/identity/visitor-identity.ts';
import { createSavedViews } from './features/live/saved-views.ts';
import { createMailLinks } from './features/mail/mail-links.ts';
import { createMailStops } from './features/mail/mail-stops.ts';
import type { MailTransport } from './features/mail/mail-transport.ts';
import { createMails } from './features/mail/mails.ts';
import { createUnseenReplies, noteReplySent, replyStillWanted } from './features/mail/unseen-replies.ts';
import { createCalendarLinks } from './features/meetings/calendar-links.ts';
import { createMeetings } from './features/meetings/meetings.ts';
import { createSlotHolds } from './features/meetings/slot-holds.ts';
import { createVisitorMerge } from './features/merge/merge-visitors.ts';
import { createCanCall } from './features/messenger/can-call.ts';
import { createMessenger, type MessengerPorts } from './features/messenger/messenger.ts';
import { createAutoPounce } from './features/pounce/auto-pounce.ts';
import { createOpeners } from './features/pounce/openers.ts';
import { createPounceRules } from './features/pounce/pounce-rules.ts';
import { createPounceViewers } from './features/pounce/pounce-viewers.ts';
import { createPounces } from './features/pounce/pounces.ts';
import { createPresence } from './features/presence/presence.ts';
import { createErasure } from './features/privacy/erasure.ts';
import { createExport } from './features/privacy/export.ts';
import { createRetention } from './features/privacy/retention.ts';
import { createOffers } from './features/routing/offers.ts';
import { createPreview } from './features/routing/preview/preview.ts';
import { createWhatIf, type WhatIfPorts } from './features/routing/replay/what-if.ts';
import { createRouting } from './features/routing/routing.ts';
import { createTraces } from './features/routing/trace/read-trace.ts';
import { createSearch } from './features/search/search.ts';
import { createAlerts } from './features/team/alerts.ts';
import { createFollowUps } from './features/team/follow-ups.ts';
import { createTeam } from './features/team/team.ts';
import type { Timers } from './features/timers.ts';
import { isDecidingPage } from './features/visitors/floor-rank.ts';
import { type GeoIp, noGeoIp } from './features/visitors/geo-ip.ts';
import { createSiteDirectory } from './features/visitors/site-directory.ts';
import { type VisitRules, visitRules } from './features/visitors/visit-rules.ts';
import { createVisitorAliases } from './features/visitors/visitor-aliases.ts';
import { createVisitorDetail } from './features/visitors/visitor-detail.ts';
import { createVisitorTokens } from './features/visitors/visitor-token.ts';
import { createVisitors } from './features/visitors/visitors.ts';
import { loadWorkspaceSecret } from './features/visitors/workspace-secret.ts';

export interface ServiceOptions {
  publicUrl: string;
  demo: boolean;
  /** Where pictures and files lie. */
  filesFolder: string;
  /** Where the built widget lies, with the words of its languages. */
  widgetFolder?: string;
  timers: Timers;
  /** The place of an address; nobody knows where not given. */
  geoIp?: GeoIp;
  /** Webhooks may lead into this network. */
  privateWebhooks?: boolean;
  /** Plays past traffic under another plan; without it nobody can ask. */
  replay?: WhatIfPorts['replay'];
  /** When visits end; the product's own rules where not given. */
  rules?: VisitRules;
  /** The servers by which calls find their way; none where not given. */
  ice?: IceConfig;
  /** Gives e-mails to a mail server; null sends none. */
  mail?: MailTransport | null;
  /** Sends a messenger's state to the visitor's tabs. */
  pushState: MessengerPorts['push'];
}

/** A guest's link to the calendar file outlives the meeting by a day. */
const icsLifeMs = 24 * 3_600_000;

/** Puts the features together; they know each other only by what stands here. */
export const createServices = async (core: Core, options: ServiceOptions) => {
  const { publicUrl, timers } = options;
  const secret = await loadWorkspaceSecret(core, randomBytes);
  const office = await createOffice(core, secret.keyFor('sessions'), options);
  const { settings } = office;

  const conversations = createConversations(core);
  const guests = createGuests(core, conversations);
  const company = createCompany(core);
  const search = createSearch(core, 'sqlite', timers);
  const blocks = createBlocks(core, { audit: office.audit, conversations });
  await blocks.load();
  const presence = createPresence(core, { audit: office.audit, timers });
  const routing = createRouting(core, {
    conversations,
    presence,
    settings: settings.current,
    plan: office.routingPlan.current,
    audit: office.audit,
    timers,
  });
  // The demo company's website lies under /demo, which is no request for one.
  const sitePath = (path: string): string => (options.demo ? path.replace(/^\/demo(?=\/)/, '') : path);
  const siteDirectory = await createSiteDirectory(core);
  const mailLinks = createMailLinks(publicUrl, secret.keyFor('mail links'));
  const aliases = await createVisitorAliases(core, mailLinks.returnsTo, (tx, own, to) => merge.byLink(tx, own, to));
  const visitors = createVisitors(core, {
    sites: siteDirectory,
    whoIs: aliases.whoIs,
    standsFor: aliases.of,
    tokens: createVisitorTokens(secret.keyFor('visitor tokens'), core.clock),
    timers,
    rules: options.rules ?? visitRules,
    geoIp: options.geoIp ?? noGeoIp,
    companies: office.enrichment,
    decidesOn: (path) => isDecidingPage(sitePath(path)),
    pounces: { etiquette: settings.current, shown: (card) => autoPounce.shown(card) },
    leaseMoved: async (tx, visitorId, connection) => {
      await experiences.leaseMoved(tx, visitorId, connection);
      await routing.visitorLease(tx, visitorId, connection);
      await calls.visitorLease(tx, visitorId, connection);
      await demos.visitorLease(tx, visitorId, connection);
      if (connection === 'left') await slotHolds.letGo(tx, visitorId);
    },
    visitorGone: async (tx, visitorId) => {
      await experiences.visitorGone(tx, visitorId);
      await pounces.visitorGone(tx, visitorId);
    },
    practiceIsOn: () => settings.current().practiceVisitors,
    isBlocked: blocks.holds,
  });
  const experiences = createExperiences(core, {
    conversations,
    visitors,
    routing: {
      ask: (tx, input) => routing.ask(tx, { ...input, page: input.page && sitePath(input.page) }),
      pounceReplied: (tx, input) => routing.pounceReplied(tx, { ...input, page: input.page && sitePath(input.page) }),
    },
    repsAvailable: () => presence.availableIds().length > 0,
    pounces: {
      take: (tx, visitorId, pounceId) => pounces.take(tx, visitorId, pounceId),
      replied: (tx, pounceId, conversationId) => pounces.replied(tx, pounceId, conversationId),
    },
  });
  const pounceRules = createPounceRules(core, office.audit);
  await pounceRules.load();
  const pounces = createPounces(core, { visitors, presence, settings: settings.current, timers });
  const merge = createVisitorMerge(core, {
    audit: office.audit,
    conversations,
    visitors,
    aliases,
    blocks,
    pounces,
    routing,
  });
  const autoPounce = createAutoPounce(core, {
    rules: pounceRules,
    pounces,
    presence,
    here: visitors.here,
    cardOf: visitors.cardOf,
    loads: routing.loads,
    capacityOf: routing.capacityOf,
    settings: settings.current,
    sitePath,
    timers,
  });
  const ways = {
    ice: createIceServers(options.ice ?? { urls: [], secret: null }, core.clock),
    relayOnly: () => settings.current().callsRelayOnly,
  };
  const calls = createCalls(core, { conversations, presence, visitors, timers, ...ways });
  const cameras = createCameras(core, ways);
  const monitors = createMonitors(core, {
    audit: office.audit,
    timers,
    ...ways,
    tellsVisitors: () => settings.current().callsTellListening,
  });
  const demos = createDemos(core, { conversations, visitors, timers, ...ways });
  const slotHolds = createSlotHolds(core, { conversations, routing, timers });
  const meetings = createMeetings(core, {
    holds: slotHolds,
    conversations,
    routing,
    visitors: {
      known: visitors.known,
      identify: async (tx, visitorId, said) => {
        await visitors.identify(tx, visitorId, said);
      },
    },
  });
  const files = createFiles(core, {
    folder: options.filesFolder,
    secret: secret.keyFor('file links'),
    newName: () => randomBytes(20).toString('hex'),
    settings: settings.current,
  });
  const fileJanitor = createJanitor(core, { disk: files.disk, timers });
  const erasure = createErasure(core, {
    audit: office.audit,
    conversations,
    files: fileJanitor,
    forget: (tx, visitorId) => aliases.renew(tx, visitorId, core.ids.next()),
  });
  const retention = createRetention(core, { erasure, audit: office.audit, timers });
  const privacyExport = createExport(core, {
    audit: office.audit,
    publicUrl,
    secret: secret.keyFor('privacy links'),
    workspaceName: () => settings.current().workspaceName,
    pathOf: (name) => files.disk.pathOf(name),
  });
  const alerts = createAlerts(core, {
    presence,
    missesBeforeAway: () => settings.current().missesBeforeAway,
    demo: options.demo,
    timers,
  });
  const followUps = createFollowUps(core);
  const calendarLinks = createCalendarLinks(publicUrl, secret.keyFor('calendar links'));
  const mails = createMails(core, {
    transport: options.mail ?? null,
    timers,
    stillWanted: replyStillWanted,
    sent: noteReplySent(conversations),
  });
  const desk = {
    blocks,
    conversationDesk: createConversationDesk(core),
    labels: createLabels(core, { conversations, audit: office.audit }),
    notes: createNotes(core, conversations),
    snippets: createSnippets(core),
    snoozes: createSnoozes(core, conversations, timers),
    tasks: createTasks(core, conversations, timers),
    transcripts: createTranscripts(core, mails, siteDirectory),
  };
  await desk.labels.load();
  const unseenReplies = createUnseenReplies(core, {
    mails,
    links: mailLinks,
    sites: siteDirectory,
    settings: settings.current,
    timers,
  });
  const messenger = createMessenger(core, {
    visitors,
    reps: presence,
    canCall: () => canCall.now(),
    demoIn: demos.liveIn,
    bookVisibleS: () => settings.current().bookVisibleS,
    icsUrlOf: (meetingId, endsAt) => calendarLinks.url(meetingId, endsAt + icsLifeMs),
    push: options.pushState,
  });
  const canCall = createCanCall(core, { timers, look: routing.voiceFree, moved: messenger.tellAll });

  return {
    ...office,
    conversations,
    conversationReads: createConversationReads(core),
    reopening: createReopening(core, {
      conversations,
      isBlocked: blocks.holds,
      reopen: routing.reopen,
      forgetOutcome: desk.labels.forgetOutcome,
    }),
    guests,
    company,
    search,
    editing: createEditing(conversations, noteChanges),
    desk,
    siteDirectory,
    visitors,
    visitorDetail: createVisitorDetail(core, visitors, unseenReplies.afterS),
    siteIdentity: createSiteIdentity(core, {
      audit: office.audit,
      newSecret: () => randomBytes(32).toString('base64url'),
    }),
    identities: createVisitorIdentities(core, {
      siteKey: (siteId) => siteDirectory.byId(siteId)?.key,
      visitors,
      join: merge.byIdentity,
    }),
    merge,
    goesOnAs: aliases.goesOnAs,
    savedViews: createSavedViews(core),
    liveViewers: createPounceViewers(core, settings.current),
    experiences,
    pounces,
    pounceRules,
    openersOf: createOpeners(office.people, visitors.cardOf, sitePath),
    calls,
    cameras,
    callReports: createCallReports(core, conversations),
    monitors,
    demos,
    /** The sockets of both sides: which of them are there says which engines of calls and demos are. */
    lines: {
      opened: (lineId: string) => {
        for (const each of [calls, monitors, demos]) each.lineOpened(lineId);
      },
      closed: (lineId: string, silent: boolean, pageLeft?: boolean) => {
        for (const each of [calls, monitors, demos]) each.lineClosed(lineId, silent, pageLeft);
      },
    },
    meetings,
    slotHolds,
    calendarLinks,
    messenger,
    canCall,
    presence,
    routing,
    offers: createOffers(core),
    traces: createTraces(core),
    preview: createPreview(core, {
      copy: routing.copy,
      plan: office.routingPlan.current,
      pageOf: (visitorId) => visitors.cardOf(visitorId)?.page?.path ?? null,
    }),
    whatIf: createWhatIf({ replay: options.replay ?? (async () => null) }),
    team: createTeam(core, { presence, routing }),
    alerts,
    followUps,
    files,
    fileJanitor,
    erasure,
    retention,
    privacyExport,
    mails,
    mailLinks,
    mailStops: createMailStops(core, mailLinks),

    /** Takes up where the last run ended. */
    start: async (): Promise<void> => {
      await presence.start();
      await calls.resume();
      await monitors.resume();
      await demos.resume();
      await routing.start();
      await slotHolds.start();
      await visitors.start();
      await pounces.start();
      fileJanitor.start();
      await unseenReplies.start();
      await desk.snoozes.start();
      await desk.tasks.start();
      mails.start();
      retention.start();
      search.start();
    },
    /** Says and decides nothing more; what was begun is still stored. */
    stop: async (): Promise<void> => {
      routing.stop();
      slotHolds.stop();
      calls.stop();
      monitors.close();
      demos.close();
      presence.stop();
      autoPounce.stop();
      pounces.stop();
      visitors.stop();
      canCall.stop();
      messenger.stop();
      alerts.stop();
      followUps.stop();
      fileJanitor.stop();
      guests.stop();
      company.stop();
      search.stop();
      desk.snoozes.stop();
      desk.tasks.stop();
      await retention.stop();
      unseenReplies.stop();
      await mails.stop();
    },
  };
};

export type Services = Awaited<ReturnType<typeof createServices>>;
