import { describe, expect, it } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { createAudit } from '../features/audit/audit.ts';
import { createPresence } from '../features/presence/presence.ts';
import { aStore, type TestStore } from './support/a-store.ts';
import { aPerson } from './support/builders.ts';
import { handTimers } from './support/hand-timers.ts';

const house = async (kept?: TestStore) => {
  const test = kept ?? (await aStore());
  const { core, clock, store } = test;
  const timers = handTimers(clock);
  const presence = createPresence(core, { audit: createAudit(core), timers });
  const told: (string | null)[] = [];
  core.board.after('presence.changed', ({ reason }) => told.push(reason));
  await presence.start();
  const pass = async (ms: number): Promise<void> => {
    timers.advance(ms);
    await store.run(() => null);
    await store.run(() => null);
  };
  const spans = () =>
    store.k
      .selectFrom('presence_spans')
      .select(['status', 'connection', 'reason', 'set_by', 'from_at', 'to_at'])
      .orderBy('id')
      .execute();
  const connectionOf = async (rep: RepActor) => (await presence.of(rep.personId)).connection;
  return { ...test, presence, told, pass, spans, connectionOf };
};

describe('presence', () => {
  it('is offline and lost for somebody who never showed any', async () => {
    const { core, presence } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'offline', connection: 'lost' });
    expect(presence.availableIds()).toEqual([]);
    expect(await presence.of(core.ids.next())).toMatchObject({ status: 'offline', connection: 'lost' });
  });

  it('keeps the status a rep chose apart from whether a console is connected', async () => {
    const { core, clock, presence, pass } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    const since = clock.now();
    expect(await presence.set(ada, 'available')).toEqual({
      ok: true,
      data: {
        presence: {
          ...{ repId: ada.personId, status: 'available', named: null },
          ...{ since, connection: 'lost', machine: 'unlocked' },
        },
      },
    });
    expect(presence.availableIds()).toEqual([]);
    await pass(500);
    await presence.socketOpened(ada.personId);
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'available', since, connection: 'connected' });
    expect(presence.availableIds()).toEqual([ada.personId]);
    expect(presence.isConnected(ada.personId)).toBe(true);
  });

  it('R7 takes a rep for lost ten seconds after the last socket, and for connected with the first one', async () => {
    const { core, presence, pass, connectionOf, told } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId);
    await presence.socketOpened(ada.personId);
    await presence.socketClosed(ada.personId);
    await pass(60_000);
    expect(await connectionOf(ada)).toBe('connected');
    await presence.socketClosed(ada.personId);
    await pass(9_999);
    await presence.socketOpened(ada.personId);
    await pass(60_000);
    expect(await connectionOf(ada)).toBe('connected');
    await presence.socketClosed(ada.personId);
    await pass(9_999);
    expect(await connectionOf(ada)).toBe('connected');
    await pass(1);
    expect(await connectionOf(ada)).toBe('lost');
    expect(told).toEqual([null, 'lost']);
  });

  it('waits for nothing when the session ended', async () => {
    const { core, store, presence, connectionOf, spans } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId);
    const ended = { personId: ada.personId, sessionId: ada.sessionId, reason: 'signed_out' as const };
    await store.run((tx) => tx.signal('session.ended', ended));
    await presence.socketClosed(ada.personId);
    expect(await connectionOf(ada)).toBe('lost');
    expect((await spans()).at(-1)).toMatchObject({ connection: 'lost', reason: 'signed_out' });
  });

  it('waits as ever when only one of two sessions ended', async () => {
    const { core, store, presence, connectionOf, pass } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId);
    await presence.socketOpened(ada.personId);
    const ended = { personId: ada.personId, sessionId: ada.sessionId, reason: 'signed_out' as const };
    await store.run((tx) => tx.signal('session.ended', ended));
    await presence.socketClosed(ada.personId);
    await presence.socketClosed(ada.personId);
    expect(await connectionOf(ada)).toBe('connected');
    await pass(10_000);
    expect(await connectionOf(ada)).toBe('lost');
  });

  it('R7 counts leases from the start of the router', async () => {
    const before = await house();
    const [ada, bela] = [await aPerson(before.core, 'Ada Lind'), await aPerson(before.core, 'Bela Novak')];
    for (const rep of [ada, bela]) {
      await before.presence.socketOpened(rep.personId);
      await before.presence.set(rep, 'available');
    }
    before.presence.stop();
    before.clock.advance(3_600_000);
    const after = await house(before);
    expect(after.presence.availableIds()).toEqual([ada.personId, bela.personId]);
    await after.pass(5_000);
    await after.presence.socketOpened(bela.personId);
    await after.pass(5_000);
    expect(after.presence.availableIds()).toEqual([bela.personId]);
  });

  it('records spans without a gap, with who and why', async () => {
    const { core, clock, store, presence, pass, spans } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    const start = clock.now();
    await presence.socketOpened(ada.personId);
    await pass(1_000);
    await presence.set(ada, 'available');
    await pass(1_000);
    await presence.set(ada, 'available');
    await store.run((tx) => presence.setBySystem(tx, ada.personId, 'away_missed', 'missed_offers'));
    await pass(1_000);
    await presence.socketClosed(ada.personId);
    await pass(10_000);
    const at = (ms: number) => start + ms;
    const self = ada.personId;
    expect(await spans()).toEqual([
      {
        ...{ status: 'offline', connection: 'connected', reason: 'reconnected', set_by: null },
        ...{ from_at: at(0), to_at: at(1_000) },
      },
      {
        ...{ status: 'available', connection: 'connected', reason: 'chosen', set_by: self },
        ...{ from_at: at(1_000), to_at: at(2_000) },
      },
      {
        ...{ status: 'away_missed', connection: 'connected', reason: 'missed_offers', set_by: null },
        ...{ from_at: at(2_000), to_at: at(13_000) },
      },
      {
        ...{ status: 'away_missed', connection: 'lost', reason: 'lease_lost', set_by: null },
        ...{ from_at: at(13_000), to_at: null },
      },
    ]);
  });

  it('shows the active people only, and nobody who was deactivated is available', async () => {
    const { core, store, presence } = await house();
    const [ada, bela] = [await aPerson(core, 'Ada Lind'), await aPerson(core, 'Bela Novak')];
    for (const rep of [ada, bela]) {
      await presence.socketOpened(rep.personId);
      await presence.set(rep, 'available');
    }
    const setActive = (active: 0 | 1) =>
      store.run(async (tx) => {
        await tx.k.updateTable('people').set({ active }).where('id', '=', ada.personId).execute();
        if (!active) await tx.signal('person.deactivated', { personId: ada.personId });
        await tx.signal('person.changed', { personId: ada.personId });
      });
    await setActive(0);
    expect(presence.availableIds()).toEqual([bela.personId]);
    expect((await presence.list()).map(({ person }) => person.name)).toEqual(['Bela Novak']);
    await setActive(1);
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'offline' });
    await presence.set(ada, 'available');
    expect(presence.availableIds()).toEqual([ada.personId, bela.personId]);
  });

  it('forgets a change whose command was rolled back', async () => {
    const { core, store, presence } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId);
    await store
      .run(async (tx) => {
        await presence.setBySystem(tx, ada.personId, 'available', 'manager', ada.personId);
        expect(presence.availableIds()).toEqual([ada.personId]);
        throw new Error('bug');
      })
      .catch(() => {});
    expect(presence.availableIds()).toEqual([]);
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'offline' });
  });

  it('R6.9 keeps a locked computer apart from the status, and writes both down with their reasons', async () => {
    const { core, presence, spans, told } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId, 'desk');
    await presence.set(ada, 'available');
    expect(await presence.machine(ada, 'desk', 'locked')).toMatchObject({
      ok: true,
      data: { presence: { status: 'available', connection: 'connected', machine: 'locked' } },
    });
    expect(presence.availableIds()).toEqual([]);
    const tellings = told.length;
    await presence.machine(ada, 'desk', 'locked');
    expect(told).toHaveLength(tellings);
    await presence.machine(ada, 'desk', 'suspended');
    await presence.machine(ada, 'desk', 'unlocked');
    expect(presence.availableIds()).toEqual([ada.personId]);
    expect((await spans()).map(({ status, reason }) => [status, reason])).toEqual([
      ['offline', 'reconnected'],
      ['available', 'chosen'],
      ['available', 'locked'],
      ['available', 'suspended'],
      ['available', 'unlocked'],
    ]);
  });

  it('R6.9 takes somebody with one unlocked computer for there, whatever their others do', async () => {
    const { core, presence } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    for (const console of ['desk', 'home']) await presence.socketOpened(ada.personId, console);
    await presence.set(ada, 'available');
    await presence.machine(ada, 'desk', 'locked');
    await presence.machine(ada, 'home', 'unlocked');
    expect(presence.availableIds()).toEqual([ada.personId]);
    await presence.socketClosed(ada.personId, 'home');
    expect((await presence.of(ada.personId)).machine).toBe('locked');
  });

  it('R6.9 does not believe for ever what a console said that is gone', async () => {
    const { core, presence } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    await presence.socketOpened(ada.personId, 'desk');
    await presence.set(ada, 'available');
    await presence.socketClosed(ada.personId, 'desk');
    // Its last word is heard after its end.
    await presence.machine(ada, 'desk', 'unlocked');
    await presence.socketOpened(ada.personId, 'desk again');
    await presence.machine(ada, 'desk again', 'locked');
    expect(presence.availableIds()).toEqual([]);
  });

  it('R6.9 does not believe it either while another console of the rep is open', async () => {
    const { core, presence } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    for (const console of ['desk', 'home']) await presence.socketOpened(ada.personId, console);
    await presence.set(ada, 'available');
    await presence.machine(ada, 'home', 'locked');
    await presence.socketClosed(ada.personId, 'desk');
    await presence.machine(ada, 'desk', 'unlocked');
    expect((await presence.of(ada.personId)).machine).toBe('locked');
    expect(presence.availableIds()).toEqual([]);
  });

  it('tries to store who came and who went for as long as it is true', async () => {
    const { core, store, presence, pass } = await house();
    const ada = await aPerson(core, 'Ada Lind');
    const isConnected = () => presence.isConnected(ada.personId);
    const failing = () => store.k.schema.alterTable('presence').renameTo('presence_gone').execute();
    const mended = () => store.k.schema.alterTable('presence_gone').renameTo('presence').execute();
    await failing();
    await presence.socketOpened(ada.personId, 'desk');
    await pass(250);
    await pass(500);
    expect(isConnected()).toBe(false);
    await mended();
    await pass(1_000);
    expect(isConnected()).toBe(true);
    await presence.socketClosed(ada.personId, 'desk');
    await failing();
    await pass(10_000);
    await mended();
    expect(isConnected()).toBe(true);
    await pass(250);
    expect(isConnected()).toBe(false);
  });

  it('R6.9 knows of a locked computer while its network comes and goes, and after a restart', async () => {
    const first = await house();
    const ada = await aPerson(first.core, 'Ada Lind');
    await first.presence.socketOpened(ada.personId, 'desk');
    await first.presence.set(ada, 'available');
    await first.presence.machine(ada, 'desk', 'locked');
    await first.presence.socketClosed(ada.personId, 'desk');
    await first.presence.socketOpened(ada.personId, 'desk again');
    expect(first.presence.availableIds()).toEqual([]);
    first.presence.stop();
    const second = await house(first);
    expect(await second.presence.of(ada.personId)).toMatchObject({ status: 'available', machine: 'locked' });
    await second.presence.socketOpened(ada.personId, 'desk again');
    await second.presence.machine(ada, 'desk again', 'unlocked');
    expect(second.presence.availableIds()).toEqual([ada.personId]);
  });
});
