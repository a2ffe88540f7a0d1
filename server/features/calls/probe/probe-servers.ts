import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../../shared/domain/clock.ts';
import type { IceReport, IceVerdict, IceWarning } from '../../../../shared/protocol/rep/ice.ts';
import type { IceUrl } from '../../../config/ice-url.ts';
import { credentialLifeMs, type IceConfig, relayCredential } from '../ice-servers.ts';
import { LineBroke, openStunLine, type StunLine } from './stun-line.ts';
import { attribute, encodeStun, errorOf, longTermKey, type StunMessage, stunTypes } from './stun-message.ts';

/** A server that takes longer is of no use to a call. */
const patienceMs = 4_000;
/** Further ahead than any clock is wrong, and not so far that a relay's seconds overflow. */
const farMs = 5 * 365 * 86_400_000;

const udp = Buffer.from([17, 0, 0, 0]);
const notAllowed = 401;
const staleNonce = 438;

const question = (type: number, attributes: [number, Buffer][] = [], key?: Buffer): Buffer =>
  encodeStun({ type, id: randomBytes(12), attributes: new Map(attributes) }, key);

interface Welcome {
  realm: Buffer;
  nonce: Buffer;
}

const welcomeOf = ({ attributes }: StunMessage): Welcome | null => {
  const realm = attributes.get(attribute.realm);
  const nonce = attributes.get(attribute.nonce);
  return realm && nonce ? { realm, nonce } : null;
};

/** Asks the relay for a place under the name and password that hold until then, and gives it back at once. */
const allocate = async (line: StunLine, secret: string, until: number, welcome: Welcome): Promise<number | null> => {
  const { username, credential } = relayCredential(secret, 'self-test', until);
  const key = longTermKey(username, welcome.realm.toString(), credential);
  let { nonce } = welcome;
  const signed = async (type: number, more: [number, Buffer][]): Promise<StunMessage> => {
    const who: [number, Buffer][] = [
      [attribute.username, Buffer.from(username)],
      [attribute.realm, welcome.realm],
      [attribute.nonce, nonce],
    ];
    return line.ask(question(type, [...more, ...who], key));
  };
  let answer = await signed(stunTypes.allocate, [[attribute.transport, udp]]);
  if (errorOf(answer) === staleNonce) {
    nonce = welcomeOf(answer)?.nonce ?? nonce;
    answer = await signed(stunTypes.allocate, [[attribute.transport, udp]]);
  }
  if (answer.type !== stunTypes.allocated) return errorOf(answer) ?? 0;
  await signed(stunTypes.refresh, [[attribute.lifetime, Buffer.alloc(4)]]).catch(() => {});
  return null;
};

const probeRelay = async (
  open: () => StunLine,
  secret: string,
  now: number,
): Promise<{ verdict: IceVerdict; detail: string }> => {
  const tried = async (until: number): Promise<number | null | 'open' | 'no_relay'> => {
    const line = open();
    try {
      const first = await line.ask(question(stunTypes.allocate, [[attribute.transport, udp]]));
      if (first.type === stunTypes.allocated) return 'open';
      const welcome = errorOf(first) === notAllowed ? welcomeOf(first) : null;
      if (!welcome) return errorOf(first) === notAllowed ? 'no_relay' : (errorOf(first) ?? 'no_relay');
      return await allocate(line, secret, until, welcome);
    } finally {
      line.close();
    }
  };
  const error = await tried(now + credentialLifeMs);
  if (error === null) return { verdict: 'fine', detail: '' };
  if (error === 'open') return { verdict: 'open_relay', detail: '' };
  if (error === 'no_relay') return { verdict: 'no_relay', detail: '' };
  // Who believes a password of the far future and none of the next two hours has another idea of what time it is.
  if (error === notAllowed) return { verdict: (await tried(now + farMs)) === null ? 'clock' : 'secret', detail: '' };
  if (error === 486 || error === 508) return { verdict: 'full', detail: String(error) };
  return { verdict: 'refuses', detail: String(error) };
};

const probeOne = async (url: IceUrl, secret: string | null, now: number): Promise<IceReport['servers'][number]> => {
  const started = performance.now();
  const done = (verdict: IceVerdict, detail = '') => ({
    url: url.text,
    verdict,
    detail: detail.slice(0, 300),
    ms: Math.round(performance.now() - started),
  });
  try {
    if (url.kind === 'turn') {
      const { verdict, detail } = await probeRelay(() => openStunLine(url, patienceMs), secret ?? '', now);
      return done(verdict, detail);
    }
    const line = openStunLine(url, patienceMs);
    try {
      const answer = await line.ask(question(stunTypes.binding));
      return answer.type === stunTypes.bound ? done('fine') : done('refuses', String(errorOf(answer) ?? ''));
    } finally {
      line.close();
    }
  } catch (error) {
    if (error instanceof LineBroke) return done(error.problem, error.message);
    throw error;
  }
};

/** What is wrong with the list itself, whoever answers. */
export const warningsOf = (urls: readonly IceUrl[], relayOnly: boolean): IceWarning[] => {
  const relays = urls.filter(({ kind }) => kind === 'turn');
  if (relays.length === 0) return [relayOnly ? 'relay_only_without_relay' : 'no_relay'];
  if (relays.every(({ transport }) => transport === 'udp')) return ['udp_only'];
  return relays.some(({ secure }) => secure) ? [] : ['no_tls'];
};

/** Asks each server as a call would, and says what is wrong with it. */
export const probeServers = async (
  { urls, secret }: IceConfig,
  relayOnly: boolean,
  clock: Clock,
): Promise<IceReport> => ({
  servers: await Promise.all(urls.map((url) => probeOne(url, secret, clock.now()))),
  warnings: warningsOf(urls, relayOnly),
});
