import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Booted, bootApp } from './boot.ts';
import { dataOf, fileHouse } from './support/file-house.ts';
import { anMp4, anOgg, aWebm } from './support/made-voices.ts';
import { readZip } from './support/read-zip.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let router: Booted;
let house: ReturnType<typeof fileHouse>;
let talk: Awaited<ReturnType<ReturnType<typeof fileHouse>['talk']>>;
beforeAll(async () => {
  router = await bootApp();
  house = fileHouse(router);
  talk = await house.talk();
});
afterAll(() => router.close());

const anAdmin = async () => {
  const { id } = await hire(router.app, `Max ${randomUUID().slice(0, 8)}`, 'admin');
  return repSocket(router, { kind: 'rep', personId: id, role: 'admin', sessionId: randomUUID() });
};

it.each([
  ['Voice message.webm', aWebm(7), 'audio/webm'],
  ['Voice message.ogg', anOgg(7), 'audio/ogg'],
  ['Voice message.m4a', anMp4(7), 'audio/mp4'],
])(
  '%s says how long it is, is heard in its place, and tells nothing of what recorded it',
  async (name, given, type) => {
    const { visitor, ana, conversationId } = talk;
    const { file } = dataOf(await house.upload(visitor, conversationId, name, given));
    expect(file).toMatchObject({ kind: 'file', type, seconds: 7, state: 'ready' });
    dataOf(await house.send(visitor, conversationId, [file.id]));
    const { response, bytes } = await house.served(ana.socket, file.id, 'view');
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-disposition')).toMatch(/^inline; /);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    for (const told of ['iPhone', 'Chrome', 'a name', 'ENCODER']) expect(bytes.includes(told)).toBe(false);
  },
);

it('is a visitor’s to leave, not a rep’s to send', async () => {
  const { ana, conversationId } = talk;
  expect(await house.upload(ana.socket, conversationId, 'Voice message.webm', aWebm(2))).toMatchObject({
    error: { detail: { why: 'kind' } },
  });
});

it('waits like a text: lists and transcripts tell it in words, and an erasure takes it off the disk', async () => {
  const { visitor, ana, conversationId, visitorId } = talk;
  const { file } = dataOf(await house.upload(visitor, conversationId, 'Voice message.webm', aWebm(23)));
  dataOf(await house.send(visitor, conversationId, [file.id]));
  const row = await router.app.core.store.k
    .selectFrom('conversations')
    .select(['last_text', 'last_from', 'unanswered_since'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ last_text: 'Voice message, 0:23', last_from: 'visitor' });
  expect(row.unanswered_since).not.toBeNull();
  const asked = { conversationId, format: 'text', for: 'team', notes: false, locale: 'en', zone: 'UTC' } as const;
  const transcript = dataOf(await ana.socket.request('conversation.transcript', asked));
  expect(JSON.stringify(transcript)).toContain('Voice message, 0:23');

  const max = await anAdmin();
  dataOf(await max.request('privacy.erase', { visitorId }));
  expect(house.onDisk()).toEqual([]);
});

it('goes along when two visitors are found to be one, and lies in what is exported of them, as a file and in words', async () => {
  const max = await anAdmin();
  const site = await openSite(router);
  const phone = await visitorTab(router, site, 'phone', '/pricing');
  const laptop = await visitorTab(router, site, 'laptop', '/security', 'a tab');
  const by = { kind: 'text', text: 'Hello' } as const;
  dataOf(await phone.request('conversation.start', { clientId: randomUUID(), by }));
  const { id } = dataOf(await laptop.request('conversation.start', { clientId: randomUUID(), by })).conversation;
  const { file } = dataOf(await house.upload(laptop, id, 'Voice message.ogg', anOgg(9)));
  dataOf(await house.send(laptop, id, [file.id]));
  for (const tab of [phone, laptop]) dataOf(await tab.request('email.give', { email: 'ann@acme.example' }));
  const pair = { visitorId: laptop.visitorId, with: phone.visitorId };
  const { visitorId } = dataOf(await max.request('visitor.merge', pair));
  expect(visitorId).toBe(phone.visitorId);
  const kept = (await house.served(max, file.id, 'view')).bytes;
  expect(kept.subarray(0, 4).toString()).toBe('OggS');

  const { url } = dataOf(await max.request('privacy.export', { visitorId }));
  const zip = readZip(Buffer.from(await (await fetch(url)).arrayBuffer()));
  expect(zip.get('files/001-Voice message.ogg')?.equals(kept)).toBe(true);
  const words = ['conversations/001.txt', 'conversations/002.txt'].map((name) => String(zip.get(name)));
  expect(words.join('\n')).toContain('Voice message, 0:09');
});
