import { defaultPounceSettings } from '../../../shared/domain/pounce.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import type { WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';
import type { EnrichmentAnswer, EnrichmentQuestion } from '../../../shared/protocol/rep/enrichment.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { Database } from '../../db/schema.ts';
import type { VisitorActor } from '../../features/actor.ts';
import { createConversations } from '../../features/conversations/conversations.ts';
import { builtInExperience } from '../../features/experiences/built-in-experience.ts';
import { createExperiences } from '../../features/experiences/experiences.ts';
import { createMailLinks } from '../../features/mail/mail-links.ts';
import { createMessenger } from '../../features/messenger/messenger.ts';
import { isDecidingPage } from '../../features/visitors/floor-rank.ts';
import type { GeoPlace } from '../../features/visitors/geo-ip.ts';
import { createSiteDirectory } from '../../features/visitors/site-directory.ts';
import { visitRules } from '../../features/visitors/visit-rules.ts';
import { createVisitorAliases } from '../../features/visitors/visitor-aliases.ts';
import { createVisitorDetail } from '../../features/visitors/visitor-detail.ts';
import { createVisitorTokens } from '../../features/visitors/visitor-token.ts';
import { createVisitors } from '../../features/visitors/visitors.ts';
import { aStore, type TestStore } from './a-store.ts';
import { aSite } from './builders.ts';
import { handTimers } from './hand-timers.ts';

export const origin = 'https://acme.example';
/** A visitor's secret for a name: any two names have different ones. */
export const secretOf = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('base64url').slice(0, 43);

/** Everything on the visitor's side on a real store: only routing, presence and the sockets stand outside. */
export const visitorHouse = async (consent: ConsentMode = 'implied', kept?: TestStore & { siteId: string }) => {
  const test = kept ?? (await aStore());
  const { core, clock, store } = test;
  const timers = handTimers(clock);
  const siteId = kept?.siteId ?? (await aSite(core));
  await store.k.updateTable('sites').set({ consent }).where('id', '=', siteId).execute();
  const siteKey = (await store.k.selectFrom('sites').select('key').where('id', '=', siteId).executeTakeFirstOrThrow())
    .key;
  const sites = await createSiteDirectory(core);
  const tokens = createVisitorTokens(new Uint8Array(32).fill(1), clock);
  const mailLinks = createMailLinks('https://chat.acme.example', new Uint8Array(32).fill(2));
  const aliases = await createVisitorAliases(core, mailLinks.returnsTo);
  const told: [string, VisitorConnection][] = [];
  const asked: string[] = [];
  const pushed: [string, VisitorState][] = [];
  const reps = { available: [] as string[], connected: true, practice: true, voice: false };
  /** What the GeoIP file says, by address. */
  const places = new Map<string, GeoPlace>();
  /** What the enrichment service answers, and what it was asked. */
  const company = {
    answer: undefined as EnrichmentAnswer | null | undefined,
    questions: [] as EnrichmentQuestion[],
    ask: async (question: EnrichmentQuestion): Promise<EnrichmentAnswer | null> => {
      company.questions.push(question);
      return company.answer ?? null;
    },
  };
  const conversations = createConversations(core);
  const visitors = createVisitors(core, {
    sites,
    whoIs: aliases.whoIs,
    standsFor: aliases.of,
    tokens,
    timers,
    rules: visitRules,
    geoIp: (address) => places.get(address) ?? null,
    companies: { isOn: () => company.answer !== undefined, ask: company.ask },
    decidesOn: isDecidingPage,
    pounces: { etiquette: () => defaultPounceSettings, shown: () => {} },
    leaseMoved: async (tx, visitorId, connection) => {
      told.push([visitorId, connection]);
      await experiences.leaseMoved(tx, visitorId, connection);
    },
    visitorGone: (tx, visitorId) => experiences.visitorGone(tx, visitorId),
    isBlocked: () => false,
    practiceIsOn: () => reps.practice,
  });
  const experiences = createExperiences(core, {
    conversations,
    visitors,
    routing: {
      ask: async (tx, { conversationId }) => {
        asked.push(conversationId);
        if (reps.available.length > 0) await conversations.markWaiting(tx, conversationId);
        else await conversations.showBooker(tx, conversationId);
      },
      pounceReplied: async () => {},
    },
    repsAvailable: () => reps.available.length > 0,
    pounces: { take: async () => null, replied: async () => {} },
  });
  const messenger = createMessenger(core, {
    visitors,
    reps: { availableIds: () => reps.available, isConnected: () => reps.connected },
    demoIn: () => null,
    canCall: () => reps.voice,
    bookVisibleS: () => 20,
    icsUrlOf: (meetingId) => `https://foyer.example/meetings/${meetingId}.ics`,
    push: (visitorId, state) => pushed.push([visitorId, state]),
  });

  /** Resolves when every command given so far, and those they led to, are done. */
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 4; turn += 1) await store.run(() => undefined);
    await messenger.settled();
  };

  const tokenFor = (name: string, over: Partial<WidgetTokenInput> = {}, address = '') =>
    visitors.exchange(
      {
        siteKey,
        secret: secretOf(name),
        hostOrigin: origin,
        locale: 'en-GB',
        zone: 'Europe/London',
        device: 'desktop',
        ...over,
      },
      { address },
    );

  /** A browser opens a page of the site: token, socket, page view. */
  const arrive = async (
    name: string,
    path = '/',
    {
      tab = name,
      referrer = '',
      address = '',
      ...over
    }: { tab?: string; referrer?: string; address?: string } & Partial<WidgetTokenInput> = {},
  ): Promise<VisitorActor> => {
    const token = await tokenFor(name, over, address);
    if (!token.ok) throw new Error(token.error.message);
    const admitted = await visitors.admit(token.data.token, address);
    if (!admitted) throw new Error('not admitted');
    const actor: VisitorActor = { kind: 'visitor', ...admitted };
    visitors.socketOpened(actor, tab);
    await visitors.pageView(actor, tab, { url: origin + path, title: `Acme ${path}`, referrer });
    return actor;
  };

  const look = (actor: VisitorActor, tab: string, path: string) =>
    visitors.pageView(actor, tab, { url: origin + path, title: path, referrer: '' });

  const shown = async (actor: VisitorActor, tab: string): Promise<string> => {
    const result = await experiences.shown(actor, tab, builtInExperience.id);
    if (!result.ok) throw new Error(result.error.message);
    return result.data.impressionId;
  };

  const rows = <T extends keyof Database>(table: T) =>
    store.k
      .selectFrom(table as never)
      .selectAll()
      .execute();

  /** Time passes; what is due again and again gets its turn. */
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= visitRules.sweepMs) {
      timers.advance(Math.min(left, visitRules.sweepMs));
      await settled();
    }
  };

  return {
    ...test,
    timers,
    mailLinks,
    siteId,
    siteKey,
    sites,
    tokens,
    visitors,
    experiences,
    conversations,
    messenger,
    detail: createVisitorDetail(core, visitors, () => 180),
    told,
    asked,
    pushed,
    reps,
    places,
    company,
    settled,
    tokenFor,
    arrive,
    look,
    shown,
    rows,
    pass,
  };
};

export type VisitorHouse = Awaited<ReturnType<typeof visitorHouse>>;
