import { randomBytes } from 'node:crypto';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { Booted } from '../boot.ts';
import { aBrowser } from './http-client.ts';
import { open, type TestSocket } from './sockets.ts';

/** The website of tests. */
export const siteOrigin = 'https://acme.example';

/** A site with the widget; answers with its key. */
export const openSite = async ({ app }: Booted): Promise<string> => {
  const made = await app.core.store.run((tx) =>
    app.services.sites.add(tx, { name: 'Acme', origins: [siteOrigin], consent: 'implied' }, null),
  );
  if (!made.ok) throw new Error(made.error.message);
  await app.services.siteDirectory.settled();
  return made.data.key;
};

/** A visitor's browser in front of the site: token exchanged, socket open. */
export const aVisit = async (
  router: Booted,
  siteKey: string,
): Promise<{ socket: TestSocket<VisitorContract>; visitorId: string; token: string }> => {
  const answer = await aBrowser(router.url).post('/api/widget/token', {
    siteKey,
    secret: randomBytes(32).toString('base64url'),
    hostOrigin: siteOrigin,
    locale: 'en',
    zone: 'Europe/Lisbon',
    device: 'desktop',
  });
  if (!answer.ok) throw new Error(`no visitor token: ${answer.code}`);
  const { token, visitorId } = answer.data as { token: string; visitorId: string };
  const socket = await open<VisitorContract>(router.url, '/visitor', { token, protocol: protocolVersion });
  return { socket, visitorId, token };
};
