import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallSignal } from '../../shared/protocol/call-requests.ts';
import { type Booted, bootApp } from './boot.ts';
import { aCall, atConsole } from './support/calling.ts';
import { repSocket } from './support/sockets.ts';

let house: Booted;
beforeAll(async () => {
  house = await bootApp();
});
afterAll(() => house.close());

/** A call, and a manager who listens to it. */
const listening = async (name: string) => {
  const { ids } = house.app.core;
  const call = await aCall(house, name);
  const boss = await atConsole(house, `Boss of ${name}`, 'manager');
  const [monitorId, seat] = [ids.next(), ids.next()];
  const start = { repId: call.rep.person.id, monitorId, seat };
  const answer = await boss.request('monitor.start', start);
  if (!answer.ok) throw new Error(answer.error.message);
  const close = () => {
    for (const socket of [call.rep, call.tab, boss]) socket.close();
  };
  return { ...call, boss, monitorId, seat, start, close };
};
const ended =
  (reason: string) =>
  ({ monitor }: { monitor: { state: string; reason?: string } }) =>
    monitor.state === 'ended' && monitor.reason === reason;
const deeds = async (callId: string) => {
  const rows = await house.app.core.store.k.selectFrom('audit').selectAll().orderBy('id').execute();
  return rows.filter(({ object }) => object === `call:${callId}`).map(({ action, actor_id }) => [action, actor_id]);
};
const data: CallSignal = { type: 'offer', sdp: 'v=0' };

describe('a manager who listens', () => {
  it('is told to the rep and to nobody else, is signalled to, whispers, and stands in the audit log and the record', async () => {
    const { rep, tab, boss, callId, repSeat, monitorId, seat, start, close } = await listening('Ada Lind');
    const stranger = await atConsole(house, 'Bela Novak', 'manager');
    const told = await rep.heard('monitor.state');
    expect(told.monitor).toMatchObject({ state: 'live', callId, seats: { rep: repSeat, manager: seat } });
    expect(told.monitor).toMatchObject({ manager: { name: 'Boss of Ada Lind' }, whispering: false });
    // Once per id.
    expect(await boss.request('monitor.start', start)).toMatchObject({ ok: true });

    const signal = { monitorId, seat: repSeat, generation: 1, seq: 1, data };
    expect(await rep.request('monitor.signal', signal)).toEqual({ ok: true, data: {} });
    expect(await boss.heard('monitor.signal')).toEqual({ ...signal, seat });
    expect(await boss.request('monitor.signal', { ...signal, seat })).toEqual({ ok: true, data: {} });
    expect(await rep.heard('monitor.signal')).toEqual({ ...signal, seat: repSeat });
    // The seat is the sender's own, and strangers have none.
    expect(await boss.request('monitor.signal', signal)).toMatchObject({ error: { detail: { why: 'elsewhere' } } });
    expect(await stranger.request('monitor.signal', { ...signal, seat })).toMatchObject({
      error: { code: 'not_found' },
    });

    for (const on of [true, true, false]) await boss.request('monitor.whisper', { monitorId, on });
    await rep.heard('monitor.state', ({ monitor }) => monitor.whispering === true);
    await rep.heard('monitor.state', ({ monitor }) => monitor.state === 'live' && !monitor.whispering);
    expect(await stranger.request('monitor.whisper', { monitorId, on: true })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await stranger.request('monitor.stop', { monitorId })).toMatchObject({ error: { code: 'not_found' } });
    await boss.request('monitor.stop', { monitorId });
    await rep.heard('monitor.state', ended('stopped'));
    expect(await boss.request('monitor.stop', { monitorId })).toMatchObject({ ok: true });
    expect(await boss.request('monitor.whisper', { monitorId, on: true })).toMatchObject({
      error: { detail: { why: 'ended' } },
    });
    expect(await rep.request('monitor.signal', { ...signal, seq: 2 })).toMatchObject({ ok: false });

    expect(await deeds(callId)).toEqual([
      ['call.monitor', boss.person.id],
      ['call.whisper', boss.person.id],
    ]);
    expect(await rep.request('call.record', { callId })).toMatchObject({
      ok: true,
      data: { record: { listeners: [{ manager: { name: 'Boss of Ada Lind' }, whispered: true }] } },
    });
    for (const bystander of [tab, stranger]) {
      expect(bystander.pushes.filter(({ event }) => event.startsWith('monitor.'))).toEqual([]);
    }
    stranger.close();
    close();
  });

  it('may do so only as a manager, of a call that runs and is not their own, one at a time', async () => {
    const { rep, boss, monitorId, seat, start, close } = await listening('Cleo Marsh');
    const { ids } = house.app.core;
    const other = await atConsole(house, 'Dora Quist', 'manager');
    const anew = { ...start, monitorId: ids.next() };
    expect(await rep.request('monitor.start', anew)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await other.request('monitor.start', anew)).toMatchObject({ error: { detail: { why: 'taken' } } });
    expect(await other.request('monitor.start', start)).toMatchObject({ error: { code: 'not_found' } });
    expect(await other.request('monitor.start', { ...anew, repId: other.person.id })).toMatchObject({
      error: { detail: { why: 'own' } },
    });
    expect(await other.request('monitor.start', { ...anew, repId: boss.person.id })).toMatchObject({
      error: { detail: { why: 'no_call' } },
    });
    const second = await aCall(house, 'Emil Holt');
    expect(await boss.request('monitor.start', { ...anew, repId: second.rep.person.id })).toMatchObject({
      error: { detail: { why: 'listening' } },
    });
    expect(await rep.request('monitor.current', { seat })).toMatchObject({
      ok: true,
      data: { monitors: [{ id: monitorId }] },
    });
    expect(await other.request('monitor.current', { seat })).toEqual({ ok: true, data: { monitors: [] } });
    for (const socket of [other, second.rep, second.tab]) socket.close();
    close();
  });

  it('listens no longer than the call, and to another window of the rep from its beginning', async () => {
    const { rep, tab, boss, callId, close } = await listening('Fay Odum');
    const { ids } = house.app.core;
    const seat = ids.next();
    rep.close();
    const actor = { kind: 'rep' as const, personId: rep.person.id, role: 'rep' as const, sessionId: rep.sessionId };
    const back = await repSocket(house, actor);
    await expect.poll(async () => (await back.request('call.rejoin', { callId, seat })).ok).toBe(true);
    await boss.heard('monitor.state', ({ monitor }) => monitor.joins === 1 && monitor.seats.rep === seat);
    await tab.request('call.hang_up', { callId });
    await boss.heard('monitor.state', ended('call_over'));
    back.close();
    close();
  });

  it.each(['demoted', 'deactivated', 'signed out'])('hears nothing more from the moment they are %s', async (how) => {
    const { rep, boss, close } = await listening(`Gus ${how}`);
    const { store } = house.app.core;
    const { id: personId } = boss.person;
    const reason = how === 'demoted' ? 'role_changed' : how === 'deactivated' ? 'deactivated' : 'signed_out';
    const sessionId = how === 'signed out' ? boss.sessionId : null;
    await store.run((tx) => tx.signal('session.ended', { personId, sessionId, reason }));
    await rep.heard('monitor.state', ended('rights'));
    await boss.gone();
    close();
  });

  it('goes on where another session of theirs ended', async () => {
    const { rep, boss, close } = await listening('Hana Ito');
    const { store, ids } = house.app.core;
    const other = { personId: boss.person.id, sessionId: ids.next(), reason: 'signed_out' as const };
    await store.run((tx) => tx.signal('session.ended', other));
    expect(await rep.request('monitor.current', { seat: ids.next() })).toMatchObject({
      data: { monitors: [{ state: 'live' }] },
    });
    close();
  });

  it('is told of to visitors where the workspace says so', async () => {
    const { tab, close } = await listening('Ivo Brandt');
    expect(await tab.request('call.notices', {})).toEqual({ ok: true, data: { mayBeHeard: true } });
    const { services } = house.app;
    const admin = await atConsole(house, 'Jana Weiss', 'admin');
    await admin.request('settings.set', { ...services.settings.current(), callsTellListening: false });
    expect(await tab.request('call.notices', {})).toEqual({ ok: true, data: { mayBeHeard: false } });
    admin.close();
    close();
  });

  it('takes nothing of another shape', async () => {
    const { boss, monitorId, seat, start, close } = await listening('Kai Lund');
    const signal = { monitorId, seat, generation: 1, seq: 1, data };
    const bad: [string, unknown][] = [
      ['monitor.start', { ...start, repId: 'ada' }],
      ['monitor.start', { ...start, seat: null }],
      ['monitor.whisper', { monitorId, on: 'yes' }],
      ['monitor.stop', { monitorId, reason: 'rights' }],
      ['monitor.signal', { ...signal, data: { type: 'eval' } }],
      ['monitor.signal', { ...signal, data: { type: 'offer', sdp: 'x'.repeat(40_000) } }],
      ['monitor.signal', { ...signal, seq: 0 }],
      ['monitor.current', {}],
    ];
    for (const [event, input] of bad) {
      expect(await boss.raw(event, input)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    }
    close();
  });
});
