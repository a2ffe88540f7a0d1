import { afterAll, beforeAll, expect, it } from 'vitest';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type Booted, bootApp } from './boot.ts';
import { open, refusalOf, repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { askToken, openSite, visitorTab } from './support/visiting.ts';

let booted: Booted;

beforeAll(async () => {
  booted = await bootApp();
});
afterAll(async () => {
  await booted.close();
});

it('refuses a blocked visitor at both doors, and takes them out of the queue by the engine’s own input', async () => {
  const { core } = booted.app;
  const site = await openSite(booted);
  const sockets = await Promise.all(
    (['rep', 'rep', 'manager'] as const).map(async (role, nth) => {
      const { id: personId } = await hire(booted.app, `A ${role} ${nth}`, role);
      return repSocket(booted, { kind: 'rep', personId, role, sessionId: core.ids.next() });
    }),
  );
  const [rep, other, manager] = sockets;
  if (!rep || !other || !manager) throw new Error('nobody was hired');
  await rep.request('presence.set', { status: 'available' });
  const { token } = (await askToken(booted, site, 'joker')).data as { token: string };
  const tab = await visitorTab(booted, site, 'joker', '/pricing');
  const started = await tab.request('conversation.start', {
    clientId: core.ids.next(),
    by: { kind: 'text', text: 'Sell me a moon' },
  });
  expect(started).toMatchObject({ ok: true });
  const items = () => core.store.k.selectFrom('work_items').select(['state']).execute();
  expect((await items()).map(({ state }) => state)).toEqual([expect.stringMatching(/pending|reserved/)]);

  const about = { visitorId: tab.visitorId };
  const blocked = await rep.request('visitor.block', { ...about, reason: 'Only jokes', until: null });
  expect(blocked).toMatchObject({ ok: true, data: { reason: 'Only jokes' } });
  expect(await items()).toEqual([{ state: 'canceled' }]);
  const inputs = await core.store.k.selectFrom('events').select('data').where('stream', '=', 'routing').execute();
  expect(inputs.some(({ data }) => data.includes('"closed"'))).toBe(true);

  expect(await askToken(booted, site, 'joker')).toMatchObject({ status: 403, code: 'forbidden' });
  const handshake = () => refusalOf(open(booted.url, '/visitor', { token, protocol: protocolVersion }));
  expect(await handshake()).toMatchObject({ code: 'unauthenticated' });
  // Anybody else is let in; whoever blocked lifts it, or a manager, and no colleague.
  expect(await askToken(booted, site, 'somebody else')).toMatchObject({ ok: true });
  expect(await other.request('visitor.unblock', about)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(await rep.request('visitor.unblock', about)).toMatchObject({ ok: true });
  expect(await rep.request('visitor.block', { ...about, reason: 'Again', until: null })).toMatchObject({ ok: true });
  expect(await manager.request('visitor.unblock', about)).toMatchObject({ ok: true });
  expect(await askToken(booted, site, 'joker')).toMatchObject({ ok: true });
});

it('asks for an outcome where the workspace wants one, by whatever way a rep closes', async () => {
  const { core, services } = booted.app;
  const site = await openSite(booted);
  const { id: personId } = await hire(booted.app, 'Ada Lind');
  const rep = await repSocket(booted, { kind: 'rep', personId, role: 'rep', sessionId: core.ids.next() });
  const tab = await visitorTab(booted, site, 'buyer', '/pricing');
  const started = await tab.request('conversation.start', {
    clientId: core.ids.next(),
    by: { kind: 'text', text: 'What does it cost?' },
  });
  if (!started.ok) throw new Error(started.error.message);
  const conversationId = started.data.conversation.id;
  await core.store.run((tx) => services.conversations.assign(tx, { conversationId, repId: personId }));
  const settings = { ...services.settings.current(), dispositionOnClose: 'required' as const };
  await core.store.run((tx) => services.settings.put(tx, settings, null));
  const reason = { ok: false, error: { code: 'conflict', detail: { reason: 'disposition' } } };
  expect(await rep.request('conversation.close', { conversationId })).toMatchObject(reason);
  expect(await rep.request('conversation.finish', { conversationId, disposition: null })).toMatchObject(reason);
  const listed = await rep.request('disposition.list', {});
  const disposition = listed.ok ? (listed.data.dispositions[0]?.id ?? null) : null;
  expect(await rep.request('conversation.finish', { conversationId, disposition })).toMatchObject({ ok: true });
  expect((await core.store.run((tx) => services.conversations.row(tx, conversationId))).state).toBe('closed');
});
