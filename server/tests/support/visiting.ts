import { randomBytes } from 'node:crypto';
import type { ConsentMode, Site } from '../../../shared/protocol/http/setup.ts';
import type { WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { Booted } from '../boot.ts';
import { type Answer, aBrowser } from './http-client.ts';
import { open, type TestSocket } from './sockets.ts';

/** The origin of the pages the widget stands on. */
export const hostOrigin = 'https://acme.example';

/** A website with the widget. */
export const openSite = async ({ app }: Booted, consent: ConsentMode = 'implied'): Promise<Site> => {
  const { core, services } = app;
  const added = await core.store.run((tx) =>
    services.sites.add(tx, { name: 'Acme', origins: [hostOrigin], consent }, null),
  );
  if (!added.ok) throw new Error(added.error.message);
  await services.siteDirectory.settled();
  return added.data;
};

/** A secret of the right shape; the same name has the same one. */
export const secretFor = (name: string): string => Buffer.from(name.padEnd(32, '.')).toString('base64url').slice(0, 43);

/** What the frame asks the router for a token with. */
export const askToken = (
  { url }: Booted,
  site: Site,
  name: string,
  over: Partial<WidgetTokenInput> = {},
): Promise<Answer> =>
  aBrowser(url).post('/api/widget/token', {
    siteKey: site.key,
    secret: secretFor(name),
    hostOrigin,
    locale: 'en',
    zone: 'Europe/Lisbon',
    device: 'desktop',
    ...over,
  });

export interface VisitorTab extends TestSocket<VisitorContract> {
  visitorId: string;
  /** Looks at a page of the site. */
  look(path: string): Promise<void>;
}

/** A tab of a visitor on a page of the site: token, socket, page view. */
export const visitorTab = async (
  booted: Booted,
  site: Site,
  name: string,
  path = '/',
  tabId?: string,
): Promise<VisitorTab> => {
  const answer = await askToken(booted, site, name);
  if (!answer.ok) throw new Error(`no token: ${answer.code}`);
  const auth = { token: answer.data.token, protocol: protocolVersion, ...(tabId ? { tabId } : {}) };
  const socket = await open<VisitorContract>(booted.url, '/visitor', auth);
  const look = async (to: string): Promise<void> => {
    const seen = await socket.request('page.view', { url: hostOrigin + to, title: `Acme ${to}`, referrer: '' });
    if (!seen.ok) throw new Error(seen.error.message);
  };
  await look(path);
  return { ...socket, visitorId: answer.data.visitorId, look };
};

/** A visitor nobody knows yet, in front of the site: token exchanged, socket open. */
export const aVisit = async (
  booted: Booted,
  site: Site,
): Promise<{ socket: TestSocket<VisitorContract>; visitorId: string; token: string }> => {
  const answer = await askToken(booted, site, '', { secret: randomBytes(32).toString('base64url') });
  if (!answer.ok) throw new Error(`no visitor token: ${answer.code}`);
  const { token, visitorId } = answer.data as { token: string; visitorId: string };
  const socket = await open<VisitorContract>(booted.url, '/visitor', { token, protocol: protocolVersion });
  return { socket, visitorId, token };
};
