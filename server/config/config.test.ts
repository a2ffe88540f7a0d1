import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const linesOf = (environment: Record<string, string>): string[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.lines;
};

test('an empty environment listens on the machine itself, port 4600', () => {
  const read = readConfig({});
  expect(read).toMatchObject({
    ok: true,
    config: { host: '127.0.0.1', port: 4600, demo: false, publicUrl: null, trustProxy: false, logLevel: 'info' },
  });
});

test('a trailing slash of the public URL is dropped', () => {
  const read = readConfig({ FOYER_PUBLIC_URL: 'https://Chat.Example.com/' });
  expect(read).toMatchObject({ ok: true, config: { publicUrl: 'https://chat.example.com' } });
});

test.each([
  ['FOYER_PORT', 'many'],
  ['FOYER_PORT', '70000'],
  ['FOYER_PUBLIC_URL', 'chat.example.com'],
  ['FOYER_PUBLIC_URL', 'ftp://chat.example.com'],
  ['FOYER_PUBLIC_URL', 'https://chat.example.com/foyer'],
  ['FOYER_TRUST_PROXY', 'yes please'],
  ['FOYER_DEMO', 'maybe'],
  ['FOYER_LOG_LEVEL', 'loud'],
  ['FOYER_METRICS_TOKEN', 'short'],
  ['FOYER_PRACTICE', 'sometimes'],
  ['FOYER_PRACTICE_KEY', 'short'],
])('a wrong %s (%s) is named in one line', (name, value) => {
  const lines = linesOf({ [name]: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(new RegExp(`^${name}: .{10,}`));
});

test('a mail server and the address mails come from are given together', () => {
  expect(linesOf({ FOYER_SMTP_URL: 'smtp://mail.example.com' })[0]).toMatch(/^FOYER_MAIL_FROM: .*together/);
  expect(linesOf({ FOYER_SMTP_URL: 'mail.example.com', FOYER_MAIL_FROM: 'a@b.example' })[0]).toMatch(
    /^FOYER_SMTP_URL: /,
  );
  const given = {
    FOYER_SMTP_URL: 'smtps://u:p@mail.example.com',
    FOYER_MAIL_FROM: 'Northwind <sales@northwind.example>',
  };
  expect(readConfig(given)).toMatchObject({
    ok: true,
    config: { mail: { url: given.FOYER_SMTP_URL, from: given.FOYER_MAIL_FROM } },
  });
});

test('a relay for calls is given with the secret it shares, a server that only tells addresses without', () => {
  expect(linesOf({ FOYER_ICE_URLS: 'turn:turn.example.com' })[0]).toMatch(/^FOYER_TURN_SECRET: .*secret/);
  expect(linesOf({ FOYER_ICE_URLS: 'stun:stun.example.com, turn.example.com' })[0]).toMatch(/^FOYER_ICE_URLS/);
  expect(linesOf({ FOYER_ICE_URLS: 'turn:turn.example.com', FOYER_TURN_SECRET: 'short' })[0]).toMatch(/16/);
  expect(readConfig({ FOYER_ICE_URLS: 'stun:stun.example.com' })).toMatchObject({
    ok: true,
    config: { ice: { urls: [{ text: 'stun:stun.example.com' }], secret: null } },
  });
});

test('the demo does not listen to the network', () => {
  expect(linesOf({ FOYER_DEMO: '1', FOYER_HOST: '0.0.0.0' })[0]).toMatch(/^FOYER_HOST: .*127\.0\.0\.1/);
  expect(linesOf({ FOYER_DEMO: '1', FOYER_PUBLIC_URL: 'https://chat.example.com' })[0]).toMatch(/^FOYER_PUBLIC_URL: /);
  expect(linesOf({ FOYER_DEMO: '1', FOYER_PUBLIC_URL: 'http://127.0.0.1:4600' })).toEqual([]);
  expect(linesOf({ FOYER_DEMO: '1' })).toEqual([]);
});

test.each([
  ['1', 1],
  ['10.0.0.0/8, 127.0.0.1', ['10.0.0.0/8', '127.0.0.1']],
  ['false', false],
])('FOYER_TRUST_PROXY=%s', (value, expected) => {
  expect(readConfig({ FOYER_TRUST_PROXY: value })).toMatchObject({ ok: true, config: { trustProxy: expected } });
});
