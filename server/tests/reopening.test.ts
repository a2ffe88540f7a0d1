import { afterAll, beforeAll, expect, it } from 'vitest';
import { reopenWithinMs } from '../../shared/protocol/rep/reopen.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let booted: Booted;

beforeAll(async () => {
  booted = await bootApp();
});
afterAll(async () => {
  await booted.close();
});

const aRep = async (name: string, role: 'rep' | 'manager' = 'rep') => {
  const { id: personId } = await hire(booted.app, name, role);
  const socket = await repSocket(booted, { kind: 'rep', personId, role, sessionId: booted.app.core.ids.next() });
  return Object.assign(socket, { personId });
};

/** A visitor with whom the rep talks, by the ordinary way. */
const talkWith = async (rep: Awaited<ReturnType<typeof aRep>>, name: string) => {
  const { core } = booted.app;
  const site = await openSite(booted);
  await rep.request('presence.set', { status: 'available' });
  const tab = await visitorTab(booted, site, name, '/pricing');
  const started = await tab.request('conversation.start', {
    clientId: core.ids.next(),
    by: { kind: 'text', text: 'Do you integrate with SAP?' },
  });
  if (!started.ok) throw new Error(started.error.message);
  const conversationId = started.data.conversation.id;
  const offer = await core.store.k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .select('r.id')
    .where('w.conversation_id', '=', conversationId)
    .where('r.rep_id', '=', rep.personId)
    .where('r.state', '=', 'pending')
    .executeTakeFirstOrThrow();
  expect(await rep.request('offer.accept', { reservationId: offer.id })).toMatchObject({ ok: true });
  await rep.request('conversation.send', { conversationId, clientId: core.ids.next(), text: 'Hello' });
  return { tab, conversationId };
};

const refusal = (reason: string) => ({ ok: false, error: { code: 'conflict', detail: { reason } } });

it('gives a conversation back to the rep who closed it, with all that was said, and the visitor can write on', async () => {
  const { core, services } = booted.app;
  const ada = await aRep('Ada Lind');
  const ben = await aRep('Ben Okoro');
  await ben.request('presence.set', { status: 'away' });
  const { tab, conversationId } = await talkWith(ada, 'maria');
  const about = { conversationId };
  const [outcome] = await services.desk.labels.dispositions().then((all) => (all.ok ? all.data.dispositions : []));
  await ada.request('conversation.finish', { conversationId, disposition: outcome?.id ?? null });
  expect(await ada.request('conversation.desk', about)).toMatchObject({ data: { disposition: outcome?.id } });

  expect(await ben.request('conversation.reopen', about)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(await ada.request('conversation.reopen', about)).toMatchObject({ ok: true });
  // Once more is no error: the answer may have been lost.
  expect(await ada.request('conversation.reopen', about)).toMatchObject({ ok: true });
  expect(await ada.request('conversation.desk', about)).toMatchObject({ data: { disposition: null } });

  const opened = await tab.request('conversation.open', { conversationId, limit: 100 });
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.data.conversation).toMatchObject({ phase: 'active', rep: { name: 'Ada Lind' }, closedAt: null });
  expect(opened.data.entries.map(({ type }) => type).slice(-2)).toEqual(['closed', 'joined']);
  expect(opened.data.entries.at(-1)).toMatchObject({ reopened: true });
  const said = { conversationId, clientId: core.ids.next(), text: 'One more thing' };
  expect(await tab.request('conversation.send', said)).toMatchObject({ ok: true });
  const items = await core.store.k
    .selectFrom('work_items')
    .select(['state', 'outcome'])
    .where('conversation_id', '=', conversationId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  expect(items.map(({ state }) => state)).toEqual(['completed', 'assigned']);
  expect(items.filter(({ outcome: one }) => one !== null)).toHaveLength(1);
  await ada.request('conversation.close', about);
});

it('says why not, where the world has moved on', async () => {
  const { core } = booted.app;
  const mia = await aRep('Mia Chen', 'manager');
  const cleo = await aRep('Cleo Park');
  const { tab, conversationId } = await talkWith(cleo, 'noah');
  const about = { conversationId };

  await tab.request('conversation.close', about);
  expect(await cleo.request('conversation.reopen', about)).toMatchObject(refusal('not_by_rep'));

  const second = await talkWith(cleo, 'olga');
  await cleo.request('conversation.close', { conversationId: second.conversationId });
  const { visitorId } = second.tab;
  await cleo.request('visitor.block', { visitorId, reason: 'Only jokes', until: null });
  const again = () => cleo.request('conversation.reopen', { conversationId: second.conversationId });
  expect(await again()).toMatchObject(refusal('blocked'));
  // Whoever blocked may lift it.
  expect(await cleo.request('visitor.unblock', { visitorId })).toMatchObject({ ok: true });
  const longAgo = core.clock.now() - reopenWithinMs - 1_000;
  const setClosedAt = (at: number) =>
    core.store.k.updateTable('conversations').set({ closed_at: at }).where('id', '=', second.conversationId).execute();
  await setClosedAt(longAgo);
  expect(await again()).toMatchObject(refusal('too_late'));
  await setClosedAt(core.clock.now());

  const third = await talkWith(cleo, 'pia');
  await cleo.request('conversation.close', { conversationId: third.conversationId });
  const started = await third.tab.request('conversation.start', {
    clientId: core.ids.next(),
    by: { kind: 'text', text: 'Me again' },
  });
  expect(started).toMatchObject({ ok: true });
  const back = { conversationId: third.conversationId };
  expect(await cleo.request('conversation.reopen', back)).toMatchObject(refusal('began_another'));
  // A manager gives a conversation back to its rep, not to themselves.
  expect(await mia.request('conversation.reopen', { conversationId: second.conversationId })).toMatchObject({
    ok: true,
  });
  const head = await mia.request('conversation.open', { conversationId: second.conversationId, limit: 1 });
  expect(head).toMatchObject({ data: { conversation: { rep: { name: 'Cleo Park' } } } });
});
