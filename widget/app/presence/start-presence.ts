import { connect } from '../../../shared/client/transport/connect.ts';
import { createServerClock } from '../../../shared/client/transport/server-clock.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { createVisitorChecks } from '../guards/visitor-checks.ts';
import { createWords, directionOf } from '../locales/words.ts';
import { deviceOf } from './device.ts';
import { linkToHost } from './host-link.ts';
import type { VisitorConnection } from './presence.ts';
import { showPresence } from './show-presence.ts';
import { makeSecret, readVisitorSecret } from './visitor-secret.ts';
import { createVisitorTokens } from './visitor-token.ts';
import { zoneOf } from './zone-of.ts';

/** Starts the live part once the page on which the frame stands has spoken. Nothing is shown before the router agrees. */
export async function startPresence(frame: Window & typeof globalThis): Promise<void> {
  const siteKey = new URLSearchParams(frame.location.search).get('site') ?? '';
  const host = linkToHost(frame);
  // The page itself, not the first it says: who the visitor is may hang on what led them there.
  await new Promise<void>((resolve) => {
    const heard = (): void => {
      if (host.getSnapshot().page) resolve();
    };
    host.subscribe(heard);
    heard();
  });

  // A task of the page's own thread may take 50 ms on a slow phone: what a browser is slow at is done in several.
  const breathe = (): Promise<void> => new Promise((resolve) => void frame.setTimeout(resolve));
  const random = (bytes: Uint8Array<ArrayBuffer>): Uint8Array => frame.crypto.getRandomValues(bytes);
  const clock = createServerClock(systemClock);
  const secret = readVisitorSecret(siteKey, () => frame.localStorage, random);
  await breathe();
  let shown = false;
  const tokens = createVisitorTokens({
    fetch: (path, init) => frame.fetch(path, init),
    clock: systemClock,
    input: () => ({
      siteKey,
      secret: secret.value,
      hostOrigin: host.getSnapshot().origin ?? '',
      languages: [host.getSnapshot().language ?? '', ...frame.navigator.languages].slice(0, 20),
      locale: frame.navigator.language,
      zone: zoneOf(frame),
      device: deviceOf(frame),
      refuses: secret.refuses || undefined,
      back: host.getSnapshot().back,
    }),
    got(data, askedAt, heardAt) {
      clock.observe(askedAt, heardAt, data.now);
      if (shown) return;
      shown = true;
      // Nobody is promised what this browser does not keep.
      if (secret.blocked && data.site.consent === 'ask') data.site.consent = 'off';
      const { tag, locale } = data.words;
      const { documentElement } = frame.document;
      documentElement.lang = locale;
      documentElement.dir = directionOf(tag);
      showPresence({
        frame,
        host,
        words: createWords(data.words),
        clock,
        secret,
        siteKey,
        connection,
        learn: checks.learn,
        data,
      });
    },
  });

  const checks = createVisitorChecks();
  const tabId = makeSecret(random);
  const connection: VisitorConnection = connect({
    url: frame.location.origin,
    namespace: '/visitor',
    checks,
    protocol: protocolVersion,
    auth: async () => {
      const token = await tokens();
      await breathe();
      return token.ok ? { ok: true, data: { token: token.data.token, tabId } } : token;
    },
  });
}
