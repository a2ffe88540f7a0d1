import { randomBytes, randomInt } from 'node:crypto';
import { createAuth } from './db/auth/create-auth.ts';
import { createAudit } from './features/audit/audit.ts';
import { createConversationReads } from './features/conversations/conversation-reads.ts';
import { createConversations } from './features/conversations/conversations.ts';
import type { Core } from './features/core.ts';
import { createConsoleLinks } from './features/people/console-links.ts';
import { createDemoPeople } from './features/people/demo-people.ts';
import { createInvitations } from './features/people/invitations.ts';
import { createOneTimeTokens, type NewSecret } from './features/people/one-time-tokens.ts';
import { createPasswordResets } from './features/people/password-resets.ts';
import { createPeople } from './features/people/people.ts';
import { createSessions } from './features/people/sessions.ts';
import { createSetUp } from './features/people/set-up.ts';
import { createSettings } from './features/settings/settings.ts';
import { createSites } from './features/sites/sites.ts';
import { loadWorkspaceSecret } from './features/visitors/workspace-secret.ts';

export interface ServiceOptions {
  publicUrl: string;
  demo: boolean;
}

/** Letters and digits that are not mistaken for each other when read off a screen. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const newSecret: NewSecret = (purpose) =>
  purpose === 'setup'
    ? Array.from({ length: 16 }, () => readable[randomInt(readable.length)]).join('')
    : randomBytes(24).toString('base64url');

/** Puts the features together; they know each other only by what stands here. */
export const createServices = async (core: Core, { publicUrl, demo }: ServiceOptions) => {
  const { store, ids, log } = core;
  const secret = await loadWorkspaceSecret(core, randomBytes);
  const auth = createAuth({
    k: store.k,
    engine: 'sqlite',
    ids,
    publicUrl,
    secret: secret.keyFor('sessions'),
    onError: (message) => log.error('the sign-in library broke', { error: new Error(message) }),
  });
  const audit = createAudit(core);
  const settings = createSettings(core, audit);
  await settings.load();
  const sites = createSites(core, { audit, publicUrl, newKey: () => `site_${randomBytes(12).toString('hex')}` });
  const tokens = createOneTimeTokens(core, newSecret);
  const links = createConsoleLinks(publicUrl);
  const people = createPeople(core, { auth, audit });
  const sessions = createSessions(core, auth, tokens);
  const invitations = createInvitations(core, { auth, audit, people, tokens, links });
  const resets = createPasswordResets(core, { auth, audit, tokens, links });
  const setUp = createSetUp(core, { auth, people, sites, settings, tokens });

  const conversations = createConversations(core);
  const conversationReads = createConversationReads(core);

  return {
    secret,
    auth,
    audit,
    settings,
    sites,
    links,
    people,
    sessions,
    invitations,
    resets,
    setUp,
    demoPeople: demo ? createDemoPeople(core, tokens) : null,
    conversations,
    conversationReads,
  };
};

export type Services = Awaited<ReturnType<typeof createServices>>;
