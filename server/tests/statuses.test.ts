import { describe, expect, it } from 'vitest';
import type { StatusFacts } from '../../shared/domain/presence.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { createTeam } from '../features/team/team.ts';
import { routingHouse } from './support/routing-house.ts';

const training: StatusFacts = { name: 'Training', icon: 'training', accepts: ['pounce'], away: false };
const lunch: StatusFacts = { name: 'Lunch', icon: 'food', accepts: [], away: true };
const chatOnly: StatusFacts = { name: 'Chat only', icon: 'chat', accepts: ['chat'], away: false };

const why = (answer: Result<unknown>) => (answer.ok ? 'done' : (answer.error.detail?.why ?? answer.error.code));

const house = async () => {
  const opened = await routingHouse();
  const ada = await opened.rep('Ada Lind');
  const { statuses } = opened.presence;
  const add = async (facts: StatusFacts): Promise<string> => {
    const answer = await statuses.add(ada, facts);
    const made = answer.ok ? answer.data.statuses.find(({ name }) => name === facts.name) : undefined;
    if (!made) throw new Error(`not added: ${why(answer)}`);
    return made.id;
  };
  const spans = async () =>
    (await opened.rows('presence_spans'))
      .filter(({ rep_id }) => rep_id === ada.personId)
      .map(({ status, status_name, reason, set_by }) => [status, status_name, reason, set_by === ada.personId]);
  return { ...opened, ada, statuses, add, spans };
};

describe('a status of the workspace’s own', () => {
  it('R6.12 stands for a built-in one: who takes chats is available, who is there busy, who is away away', async () => {
    const { presence, ada, add } = await house();
    for (const [facts, status] of [
      [chatOnly, 'available'],
      [training, 'busy'],
      [lunch, 'away'],
    ] as const) {
      const id = await add(facts);
      await presence.set(ada, id);
      expect(await presence.of(ada.personId)).toMatchObject({ status, named: { id, ...facts } });
      expect(presence.availableIds()).toEqual(status === 'available' ? [ada.personId] : []);
    }
    await presence.set(ada, 'available');
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'available', named: null });
  });

  it('R6.1 is left and entered like any other: offers are taken back and come again', async () => {
    const opened = await house();
    const { presence, ada, add } = opened;
    const [training_, chats] = [await add(training), await add(chatOnly)];
    await opened.ask('maria');
    expect(await opened.offersOf(ada.personId)).toHaveLength(1);
    await presence.set(ada, training_);
    expect(await opened.offersOf(ada.personId)).toEqual([]);
    await presence.set(ada, chats);
    expect(await opened.offersOf(ada.personId)).toHaveLength(1);
    expect((await opened.replay()).differing).toEqual([]);
  });

  it('is written down with its name at that time and its reason', async () => {
    const { presence, statuses, ada, add, spans } = await house();
    const id = await add(training);
    await presence.set(ada, id);
    await statuses.change(ada, { id, facts: { ...training, name: 'Coaching' } });
    expect((await spans()).slice(-2)).toEqual([
      ['busy', 'Training', 'chosen', true],
      ['busy', 'Coaching', 'status_edited', true],
    ]);
  });

  it('R6.12 changes for everybody who is in it, at once', async () => {
    const opened = await house();
    const { presence, statuses, ada, add } = opened;
    const id = await add(training);
    await presence.set(ada, id);
    await opened.ask('maria');
    expect(await opened.offersOf(ada.personId)).toEqual([]);
    await statuses.change(ada, { id, facts: { ...training, accepts: ['chat', 'pounce'] } });
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'available' });
    expect(await opened.offersOf(ada.personId)).toHaveLength(1);
    // What it accepts of voice is news for routing even where the built-in status stays.
    await statuses.change(ada, { id, facts: { ...training, accepts: ['chat', 'voice'] } });
    const heard = (await opened.events()).filter(({ type }) => type === 'rep').at(-1);
    expect(heard?.data).toContain('"accepts":["chat","voice"]');
    expect((await opened.replay()).differing).toEqual([]);
  });

  it('R6.12 that is taken away moves its reps to Away, with the reason, and is chosen no more', async () => {
    const { presence, statuses, ada, add, spans } = await house();
    const id = await add(chatOnly);
    await presence.set(ada, id);
    expect(await statuses.remove(ada, { id })).toEqual({ ok: true, data: { statuses: [] } });
    expect(await presence.of(ada.personId)).toMatchObject({ status: 'away', named: null });
    expect((await spans()).at(-1)).toEqual(['away', null, 'status_removed', true]);
    expect(why(await presence.set(ada, id))).toBe('not_found');
    expect(why(await presence.setFor(ada, { repId: ada.personId, status: id, note: '' }))).toBe('not_found');
    expect(why(await statuses.remove(ada, { id }))).toBe('not_found');
  });

  it('has a name of its own, and there are twenty at most', async () => {
    const { statuses, ada, add } = await house();
    const id = await add(training);
    expect(why(await statuses.add(ada, { ...lunch, name: 'TRAINING' }))).toBe('name_taken');
    expect(why(await statuses.change(ada, { id, facts: { ...training, accepts: [] } }))).toBe('done');
    for (let count = 1; count < 20; count += 1) await add({ ...lunch, name: `Lunch ${count}` });
    expect(why(await statuses.add(ada, lunch))).toBe('too_many');
  });

  it('keeps its place in the list, and who is in it, over a restart of the router', async () => {
    const opened = await house();
    const { presence, statuses, ada, add } = opened;
    const [first, second, third] = [await add(training), await add(lunch), await add(chatOnly)];
    await statuses.order(ada, { ids: [third, first, 'gone'] });
    await presence.set(ada, third);
    const next = await opened.restart();
    expect(next.presence.statuses.current().map(({ id }) => id)).toEqual([third, first, second]);
    expect(await next.presence.of(ada.personId)).toMatchObject({ status: 'available', named: { id: third } });
  });

  it('is set by a manager, and stands in the team’s day', async () => {
    const { core, clock, presence, routing, ada, add, ...opened } = await house();
    const id = await add(lunch);
    const bela = await opened.rep('Bela Novak');
    await presence.setFor(ada, { repId: bela.personId, status: id, note: 'Eat' });
    const team = createTeam(core, { presence, routing });
    const { items } = await team.read();
    expect(items.find((item) => item.id === bela.personId)).toMatchObject({
      presence: { status: 'away', named: { name: 'Lunch' } },
      because: { reason: 'manager', note: 'Eat' },
    });
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const timeline = await team.timeline({ day, zone: 'UTC' });
    const spans = timeline.ok ? timeline.data.rows.find((row) => row.id === bela.personId)?.spans : [];
    expect(spans?.at(-1)).toMatchObject({ status: 'away', named: { name: 'Lunch', icon: 'food' } });
  });

  it('is forgotten with a commit that failed', async () => {
    const { store, statuses, ada } = await house();
    /** Another command of the same moment makes the commit fail. */
    const breaks = store.run(async (tx) => {
      const raw = { sql: 'pragma defer_foreign_keys = on', parameters: [], query: { kind: 'RawNode' } };
      await tx.k.executeQuery(raw as never);
      const row = { rep_id: 'nobody', weekday: 1, from_min: 0, to_min: 60 };
      await tx.k.insertInto('availability').values(row).execute();
    });
    const both = await Promise.allSettled([statuses.add(ada, training), breaks]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(statuses.current()).toEqual([]);
  });
});
