import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type IceUrl, readIceUrl } from '../config/ice-url.ts';
import { probeServers } from '../features/calls/probe/probe-servers.ts';
import { attribute, decodeStun, encodeStun, stunTypes } from '../features/calls/probe/stun-message.ts';
import { type Coturn, startCoturn } from './support/coturn.ts';

let relay: Coturn;
beforeAll(async () => {
  relay = await startCoturn();
});
afterAll(() => relay.dispose());

const urlsOf = (...texts: string[]): IceUrl[] => texts.flatMap((text) => readIceUrl(text) ?? []);
const clock = { now: () => Date.now() };
const verdicts = async (texts: readonly string[], secret: string | null = relay.secret, at = clock) =>
  (await probeServers({ urls: urlsOf(...texts), secret }, false, at)).servers.map(({ verdict }) => verdict);

/** A relay by UDP that answers with these errors in turn: `nobody` knows no passwords, `place` is none but what was asked for, null no answer. */
const oddRelay = async (...answers: readonly (number | 'nobody' | 'place' | null)[]) => {
  const socket = createSocket('udp4');
  let at = 0;
  socket.on('message', (bytes, { port }) => {
    const asked = decodeStun(bytes);
    const error = answers[Math.min(at, answers.length - 1)];
    if (!asked || error === null || error === undefined) return;
    at += 1;
    const attributes = new Map<number, Buffer>();
    if (error !== 'place') {
      const number = error === 'nobody' ? 401 : error;
      attributes.set(attribute.error, Buffer.from([0, 0, Math.floor(number / 100), number % 100]));
    }
    if (typeof error === 'number') {
      attributes.set(attribute.realm, Buffer.from('odd'));
      attributes.set(attribute.nonce, Buffer.from('once'));
    }
    const type = error === 'place' ? stunTypes.allocated : stunTypes.allocate | 0x0110;
    socket.send(encodeStun({ type, id: asked.id, attributes }), port, '127.0.0.1');
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  return { url: `turn:127.0.0.1:${port}?transport=udp`, [Symbol.dispose]: () => socket.close() };
};

describe('the self-test of the servers for calls, at a real coturn', () => {
  it('finds that it works by UDP and TCP, as a relay and as one that tells addresses', async () => {
    expect(await verdicts([...relay.urls, `stun:127.0.0.1:${relay.port}`])).toEqual(['fine', 'fine', 'fine']);
  });

  it('does not believe a certificate that nobody signed', async () => {
    expect(await verdicts([relay.byTls.url])).toEqual(['certificate']);
  });

  it('finds that it works by IPv6, by TLS too where its certificate names the address', async () => {
    const six = await startCoturn(undefined, '::1', '127.0.0.1');
    const believed = getCACertificates();
    try {
      expect(await verdicts([...six.urls, six.byTls.url])).toEqual(['fine', 'fine', 'certificate']);
      setDefaultCACertificates([...believed, readFileSync(six.byTls.certificate, 'utf8')]);
      expect(await verdicts([six.byTls.url])).toEqual(['fine']);
    } finally {
      setDefaultCACertificates(believed);
      await six.dispose();
    }
  });

  it('tells a wrong secret from a wrong clock', async () => {
    expect(await verdicts(relay.urls, 'another secret than that')).toEqual(['secret', 'secret']);
    // Seen from a router whose clock is behind, the relay's is ahead.
    const behind = { now: () => Date.now() - 5 * 3_600_000 };
    expect(await verdicts(relay.urls, relay.secret, behind)).toEqual(['clock', 'clock']);
  });

  it('says that nobody listens, that a name leads nowhere, and that something else answers', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const found = await verdicts([
      'turn:127.0.0.1:1?transport=tcp',
      'turn:nowhere.invalid:3478?transport=udp',
      `turn:127.0.0.1:${port}?transport=tcp`,
    ]);
    other.close();
    expect(found).toEqual(['refused', 'unknown_host', 'not_stun']);
  });

  it.each([
    ['it relays for anybody', 'open_relay', ['place']],
    ['it relays for nobody', 'no_relay', ['nobody']],
    ['it has no room for another call, or for this one', 'full', [401, 486]],
    ['it has no ports left', 'full', [401, 508]],
    ['it refuses for a reason of its own', 'refuses', [401, 403]],
  ] as const)('says that %s', async (_what, verdict, answers) => {
    using relay = await oddRelay(...answers);
    expect(await verdicts([relay.url])).toEqual([verdict]);
  });

  it('asks nobody any more who did not answer in time: a question to a closed way ended the router', async () => {
    using relay = await oddRelay(null);
    vi.useFakeTimers();
    try {
      const found = verdicts([relay.url]);
      await vi.advanceTimersByTimeAsync(4_000);
      expect(await found).toEqual(['silent']);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says that nobody listens where a relay died, and that it works when it is back', async () => {
    await relay.kill();
    try {
      expect(await verdicts([relay.urls[1]])).toEqual(['refused']);
    } finally {
      await relay.start();
    }
    expect(await verdicts([relay.urls[1]])).toEqual(['fine']);
  });

  it('warns of what the list lacks', async () => {
    const warned = async (texts: string[], relayOnly = false) =>
      (await probeServers({ urls: urlsOf(...texts), secret: relay.secret }, relayOnly, clock)).warnings;
    expect(await warned([])).toEqual(['no_relay']);
    expect(await warned([], true)).toEqual(['relay_only_without_relay']);
    expect(await warned([relay.urls[0]])).toEqual(['udp_only']);
    expect(await warned([...relay.urls])).toEqual(['no_tls']);
  });
});
