import { randomBytes, randomInt } from 'node:crypto';
import { createAuth } from './db/auth/create-auth.ts';
import { createAudit } from './features/audit/audit.ts';
import { createAccountImport } from './features/companies/account-import.ts';
import { createAccounts } from './features/companies/accounts.ts';
import { createEnrichment } from './features/companies/enrichment.ts';
import { createPostQuestion } from './features/companies/post-question.ts';
import type { Core } from './features/core.ts';
import { createConsoleLinks } from './features/people/console-links.ts';
import { createDemoPeople } from './features/people/demo-people.ts';
import { createInvitations } from './features/people/invitations.ts';
import { createOneTimeTokens, type NewSecret } from './features/people/one-time-tokens.ts';
import { createPasswordResets } from './features/people/password-resets.ts';
import { createPeople } from './features/people/people.ts';
import { createSessions } from './features/people/sessions.ts';
import { createSetUp } from './features/people/set-up.ts';
import { createPlanUploads } from './features/routing-plan/plan-uploads.ts';
import { createRoutingPlan } from './features/routing-plan/routing-plan.ts';
import { createPracticeSwitch } from './features/settings/practice-switch.ts';
import { createSettings } from './features/settings/settings.ts';
import { createDefaultTexts, createWidgetWords } from './features/sites/default-texts.ts';
import { createSiteLooks } from './features/sites/site-looks.ts';
import { createSiteTexts } from './features/sites/site-texts.ts';
import { createSites } from './features/sites/sites.ts';

export interface OfficeOptions {
  publicUrl: string;
  demo: boolean;
  /** Where the built widget lies. */
  widgetFolder?: string;
  /** Webhooks may lead into this network. */
  privateWebhooks?: boolean;
}

/** A company that is told later than this is told to nobody who waits for it. */
const enrichmentMs = 2_000;

/** Letters and digits that are not mistaken for each other when read off a screen. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newSecret: NewSecret = (purpose) =>
  purpose === 'setup'
    ? Array.from({ length: 16 }, () => readable[randomInt(readable.length)]).join('')
    : randomBytes(24).toString('base64url');

/** People, sites, settings: what an admin looks after. */
export const createOffice = async (core: Core, secret: Uint8Array, { publicUrl, demo, ...options }: OfficeOptions) => {
  const { store, ids, log } = core;
  const auth = createAuth({
    k: store.k,
    engine: 'sqlite',
    ids,
    publicUrl,
    secret,
    onError: (message) => log.error('the sign-in library broke', { error: new Error(message) }),
  });
  const audit = createAudit(core);
  const settings = createSettings(core, audit);
  await settings.load();
  const routingPlan = createRoutingPlan(core, { audit, formerTimes: settings.formerTimes });
  await routingPlan.load();
  const enrichment = createEnrichment(core, {
    audit,
    post: createPostQuestion({ timeMs: enrichmentMs, allowPrivate: options.privateWebhooks ?? false }),
    newKey: () => randomBytes(24),
  });
  await enrichment.load();
  const sites = createSites(core, { audit, publicUrl, newKey: () => `site_${randomBytes(12).toString('hex')}` });
  const widgetWords = createWidgetWords(options.widgetFolder ?? '');
  const tokens = createOneTimeTokens(core, newSecret);
  const links = createConsoleLinks(publicUrl);
  const people = createPeople(core, { auth, audit });
  return {
    auth,
    audit,
    settings,
    routingPlan,
    planUploads: createPlanUploads(core),
    practice: createPracticeSwitch(core, settings, demo),
    enrichment,
    accounts: createAccounts(core, audit),
    accountImport: createAccountImport(core, audit),
    sites,
    siteLooks: createSiteLooks(core, audit),
    siteTexts: createSiteTexts(core, { audit, defaults: createDefaultTexts(widgetWords) }),
    widgetWords,
    links,
    people,
    sessions: createSessions(core, auth, tokens),
    invitations: createInvitations(core, { auth, audit, people, tokens, links }),
    resets: createPasswordResets(core, { auth, audit, tokens, links }),
    setUp: createSetUp(core, { auth, people, sites, settings, tokens }),
    demoPeople: demo ? createDemoPeople(core, tokens) : null,
  };
};
