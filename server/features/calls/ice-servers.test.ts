import { describe, expect, it } from 'vitest';
import { readIceUrl } from '../../config/ice-url.ts';
import { createIceServers, credentialLifeMs, relayCredential } from './ice-servers.ts';

const urlsOf = (...texts: string[]) =>
  texts.map((text) => {
    const url = readIceUrl(text);
    if (!url) throw new Error(text);
    return url;
  });
const clock = { now: () => 1_700_000_000_500 };

describe('the servers of a call', () => {
  it('are named with a name and password that the relay’s own secret proves', () => {
    // Worked out by hand: printf '1700007200:c1' | openssl dgst -sha1 -hmac 'north wind' -binary | base64
    expect(relayCredential('north wind', 'c1', clock.now() + credentialLifeMs)).toEqual({
      username: '1700007200:c1',
      credential: 'HJn0LfkQ3M4U41DhEfR7HkLXkjU=',
    });
  });

  it('are open ones for everybody, relays only for who is in a call', () => {
    const urls = urlsOf('stun:s.example', 'turn:t.example?transport=udp', 'turns:t.example');
    const servers = createIceServers({ urls, secret: 'north wind' }, clock);
    expect(servers.serversFor(null)).toEqual([{ urls: ['stun:s.example'] }]);
    expect(servers.serversFor('c1')).toEqual([
      { urls: ['stun:s.example'] },
      {
        urls: ['turn:t.example?transport=udp', 'turns:t.example'],
        ...relayCredential('north wind', 'c1', clock.now() + credentialLifeMs),
      },
    ]);
  });

  it('are none where none are configured', () => {
    expect(createIceServers({ urls: [], secret: null }, clock).serversFor('c1')).toEqual([]);
  });
});
