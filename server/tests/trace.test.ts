import type { Kysely } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { RoutingDecision } from '../../shared/protocol/rep/routing.ts';
import { sqliteDialect } from '../db/dialect.ts';
import { trace } from '../db/migrations/0011-trace.ts';
import type { RepActor } from '../features/actor.ts';
import { createTraces } from '../features/routing/trace/read-trace.ts';
import { aPerson } from './support/builders.ts';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

let house: RoutingHouse;
afterEach(() => house.stop());

const traceOf = async (actor: RepActor, conversationId: string): Promise<RoutingDecision[]> => {
  const read = await createTraces(house.core)(actor, { conversationId });
  if (!read.ok) throw new Error(read.error.message);
  expect(read.data.more).toBe(false);
  return read.data.decisions;
};

/** The plan the house routes by, as a workspace keeps it: names are read from there. */
const keepPlan = ({ store, clock, plan }: RoutingHouse) =>
  store.k
    .insertInto('routing_plans')
    .values({ version: 1, plan: JSON.stringify(plan()), saved_at: clock.now(), saved_by: null, restores: null })
    .execute();

const line = ({ kind, rep, because, target }: RoutingDecision): string =>
  [kind, rep?.name, because, target?.offered.map(({ name }) => name).join('+')].filter(Boolean).join(' ');

describe('the trace of a conversation', () => {
  it('R11.3 tells a manager every decision in order: who was offered the visitor, who was not and why, how it ended', async () => {
    house = await routingHouse();
    const ada = await house.rep('Ada');
    const bela = await house.rep('Bela');
    const chen = await house.rep('Chen', 'away');
    const marta = await aPerson(house.core, 'Marta', 'manager');
    await keepPlan(house);
    const { conversationId } = await house.ask('maria', { ownerId: ada.personId });
    await house.pass(16_000);
    await house.routing.decline(ada, (await house.onlyOffer(ada)).id);
    await house.routing.accept(bela, (await house.onlyOffer(bela)).id);
    await house.say(bela, conversationId, 'Hello');
    const decisions = await traceOf(marta, conversationId);
    expect(decisions.map(line)).toEqual([
      'asked',
      'offered owner Ada',
      'moved_on age',
      'shared Ada',
      'offered first_available Bela',
      'declined Ada declined',
      'accepted Bela',
      'started Bela',
      'outcome Bela conversation',
    ]);
    expect(decisions[0]?.rules).toMatchObject([{ ruleName: 'Everybody else', result: 'held' }]);
    const shared = decisions.find(({ because }) => because === 'first_available');
    expect(shared?.target).toMatchObject({
      stage: 'queue',
      queueName: 'Everybody',
      passed: [
        { why: 'has_offer', reps: [{ name: 'Ada' }], more: 0 },
        { why: 'not_accepting', reps: [{ id: chen.personId, name: 'Chen' }], more: 0 },
      ],
    });
  });

  it('R11.4 tells a rep how the visitor fared, and of who was considered only what concerns them', async () => {
    house = await routingHouse();
    const ada = await house.rep('Ada');
    const bela = await house.rep('Bela');
    const chen = await house.rep('Chen', 'away');
    const { conversationId } = await house.ask('maria', { ownerId: ada.personId });
    await house.routing.decline(ada, (await house.onlyOffer(ada)).id);
    await house.routing.accept(bela, (await house.onlyOffer(bela)).id);
    expect((await traceOf(bela, conversationId)).map(line)).toEqual([
      'asked',
      'offered only_available Bela',
      'accepted Bela',
    ]);
    const seen = await traceOf(chen, conversationId);
    expect(seen.map(line)).toEqual(['asked', 'offered only_available Bela', 'accepted Bela']);
    expect(seen[1]?.target?.passed).toEqual([
      { why: 'not_accepting', reps: [{ id: chen.personId, name: 'Chen', photo: null }], more: 0 },
    ]);
  });

  it('R11.3 R16.1 names who gave the visitor to whom', async () => {
    house = await routingHouse();
    const ada = await house.rep('Ada');
    const bela = await house.rep('Bela');
    const marta = await aPerson(house.core, 'Marta', 'manager');
    const { conversationId } = await house.ask('maria');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.routing.reassign(marta, { conversationId, repId: bela.personId });
    const given = (await traceOf(marta, conversationId)).at(-1);
    expect(given).toMatchObject({ kind: 'reassigned', rep: { name: 'Bela' }, by: { name: 'Marta' } });
  });

  it('R11.3 R4.4 says who was sent away for what they missed of this visitor', async () => {
    house = await routingHouse({ missesBeforeAway: 1 });
    await house.rep('Ada');
    await house.rep('Bela', 'away');
    const marta = await aPerson(house.core, 'Marta', 'manager');
    const { conversationId } = await house.ask('maria');
    await house.pass(31_000);
    expect((await traceOf(marta, conversationId)).map(line)).toContain('not_sent_away Ada');
  });

  it('R11.3 keeps a reference for each step that decided on a conversation, and for no other', async () => {
    house = await routingHouse();
    await house.rep('Ada');
    const asked = await house.ask('maria');
    await house.ask('noah');
    const refs = await house.rows('routing_refs');
    const events = await house.events();
    expect(refs.filter((ref) => ref.conversation_id === asked.conversationId)).toHaveLength(1);
    const decided = events.filter(({ data }) => (JSON.parse(data) as { decisions: unknown[] }).decisions.length > 0);
    expect(refs).toHaveLength(decided.length);
  });

  it('R11.3 finds the references of a log from before there were any', async () => {
    house = await routingHouse();
    const ada = await house.rep('Ada');
    await house.ask('maria');
    await house.ask('noah');
    await house.routing.decline(ada, (await house.offersOf(ada.personId))[0]?.id ?? '');
    const byKey = (refs: { conversation_id: string; seq: number }[]) =>
      refs.map((ref) => `${ref.conversation_id} ${ref.seq}`).sort();
    const written = byKey(await house.rows('routing_refs'));
    expect(written.length).toBeGreaterThan(2);
    await house.store.k.schema.dropTable('routing_refs').execute();
    await trace(sqliteDialect)(house.store.k as unknown as Kysely<unknown>);
    expect(byKey(await house.rows('routing_refs'))).toEqual(written);
  });

  it('is nobody’s who asks for a conversation that is not there', async () => {
    house = await routingHouse();
    const ada = await house.rep('Ada');
    const read = await createTraces(house.core)(ada, { conversationId: house.core.ids.next() });
    expect(read).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
