import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

describe('two reps and one visitor on one router', () => {
  let router: Booted;
  let ada: TestSocket<RepContract>;
  let ben: TestSocket<RepContract>;
  let visitor: TestSocket<VisitorContract>;
  let benId = '';
  let conversationId = '';

  beforeAll(async () => {
    router = await bootApp();
    const connect = async (name: string) => {
      const person = await hire(router.app, name);
      const actor = { kind: 'rep' as const, personId: person.id, role: 'rep' as const, sessionId: randomUUID() };
      return { id: person.id, socket: await repSocket(router, actor) };
    };
    ada = (await connect('Ada Lind')).socket;
    const second = await connect('Ben Okoro');
    ben = second.socket;
    benId = second.id;
    // Ada alone is there, so the visitor is hers.
    expect(await ada.request('presence.set', { status: 'available' })).toMatchObject({ ok: true });
    visitor = await visitorTab(router, await openSite(router), 'Maria', '/pricing');
    const by = { kind: 'text' as const, text: 'Do you integrate with SAP?' };
    const started = await visitor.request('conversation.start', { clientId: randomUUID(), by });
    if (!started.ok) throw new Error(started.error.message);
    conversationId = started.data.conversation.id;
    expect(await ada.request('conversation.take', { conversationId })).toMatchObject({ ok: true });
  });
  afterAll(async () => {
    for (const socket of [ada, ben, visitor]) socket.close();
    await router.close();
  });

  it('see that they look at the same conversation, and that one goes', async () => {
    await ada.request('conversation.look', { conversationId });
    await ada.heard('conversation.company', ({ looking }) => looking.length === 1);
    await ben.request('conversation.look', { conversationId });
    const both = await ada.heard('conversation.company', ({ looking }) => looking.length === 2);
    expect(both.looking).toMatchObject([{ name: 'Ada Lind' }, { name: 'Ben Okoro' }]);
    await ben.request('conversation.look', { conversationId: null });
    const last = () => ada.pushes.filter(({ event }) => event === 'conversation.company').at(-1)?.data.looking.length;
    await expect.poll(last).toBe(1);
  });

  it('talk to the visitor together once one asked the other in', async () => {
    await ada.request('conversation.invite', { conversationId, repId: benId, note: 'Knows SAP' });
    const asked = await ada.heard('conversation.company', (company) => company.asked.length === 1);
    expect(asked.asked).toMatchObject([{ name: 'Ben Okoro' }]);
    expect(await ben.request('conversation.join', { conversationId })).toMatchObject({ ok: true });
    const text = 'I know SAP';
    expect(await ben.request('conversation.send', { conversationId, clientId: randomUUID(), text })).toMatchObject({
      ok: true,
    });
    const seen = await visitor.heard(
      'conversation.entry',
      ({ entry }) => entry.type === 'message' && entry.text === text,
    );
    expect(seen).toMatchObject({
      conversation: { rep: { name: 'Ada Lind' }, guests: [{ name: 'Ben Okoro' }] },
      entry: { sender: { kind: 'rep', rep: { name: 'Ben Okoro' } } },
    });
    // Ben hears what the visitor answers though he has nothing open.
    await visitor.request('conversation.send', { conversationId, clientId: randomUUID(), text: 'Great' });
    await ben.heard('conversation.entry', ({ entry }) => entry.text === 'Great');
  });

  it('find what was said a moment ago', async () => {
    const found = await ben.request('search.find', { query: { words: 'know sap' } });
    expect(found).toMatchObject({ ok: true, data: { talks: [{ conversationId, by: { name: 'Ben Okoro' } }] } });
  });
});
