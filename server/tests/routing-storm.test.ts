import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

const visitors = ['maria', 'noah', 'olga', 'pia', 'quinn', 'rosa'];
const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

interface Storm {
  house: RoutingHouse;
  reps: RepActor[];
  /** The open conversation of each visitor. */
  open: Map<string, string>;
}

const open = async ({ house, open: known }: Storm, name: string): Promise<string | null> => {
  const id = known.get(name);
  if (id === undefined) return null;
  return (await house.conversation(id)).state === 'open' ? id : null;
};

type Act = (storm: Storm, a: number, b: number) => Promise<unknown>;

const acts: Act[] = [
  async (storm, a, b) => {
    const name = pick(visitors, a);
    const id = await open(storm, name);
    const { house } = storm;
    if (id !== null) {
      return house.store.run((tx) =>
        house.routing.ask(tx, { conversationId: id, visitorId: house.visitorOf(name).visitorId }),
      );
    }
    const ownerId = b % 2 === 0 ? pick(storm.reps, b).personId : null;
    storm.open.set(name, (await house.ask(name, { ownerId })).conversationId);
    return house.lease(name, 'here');
  },
  async ({ house, reps }, a, b) => {
    const rep = pick(reps, a);
    const offers = await house.offersOf(rep.personId);
    if (offers.length > 0) await house.routing.accept(rep, pick(offers, b).id);
  },
  async ({ house, reps }, a, b) => {
    const rep = pick(reps, a);
    const offers = await house.offersOf(rep.personId);
    if (offers.length > 0) await house.routing.decline(rep, pick(offers, b).id);
  },
  async (storm, a, b) => {
    const { house, reps } = storm;
    const id = await open(storm, pick(visitors, a));
    if (id === null) return;
    const { rep_id } = await house.conversation(id);
    const rep = reps.find((one) => one.personId === rep_id);
    if (b % 3 === 0) await house.say(house.visitorOf(pick(visitors, a)), id, 'Hello?');
    else if (rep) await house.say(rep, id, 'Hello!');
  },
  async (storm, a, b) => {
    const id = await open(storm, pick(visitors, a));
    if (id === null) return;
    if (b % 3 === 0) await storm.house.store.run((tx) => storm.house.routing.booked(tx, id));
    else if (b % 3 === 1) await storm.house.close(id);
  },
  async (storm, a, b) => {
    const name = pick(visitors, a);
    if (storm.open.has(name)) await storm.house.lease(name, pick(['here', 'stepped_away', 'left'], b));
  },
  ({ house, reps }, a, b) => house.presence.set(pick(reps, a), pick(['available', 'available', 'away', 'busy'], b)),
  async ({ house, reps }, a, b) => {
    const { personId } = pick(reps, a);
    if (b % 3 === 0) await house.presence.socketClosed(personId);
    else if (!house.presence.isConnected(personId)) await house.presence.socketOpened(personId);
  },
  ({ house }, a) => house.pass(pick([1_000, 6_000, 16_000, 31_000, 65_000], a)),
  ({ house }, a) => house.change({ chatCapacity: 1 + (a % 3) }),
  async (storm, _a, b) => {
    if (b % 4 === 0) storm.house = await storm.house.restart();
  },
];

/** The same, but the command is thrown away at its end: the database and memory have to be as before. */
const inVain: Act = async ({ house }, a, b) => {
  const name = pick(visitors, a);
  const asked = await house.newConversation(name);
  await house.store
    .run(async (tx) => {
      if (b % 2 === 0) await house.routing.ask(tx, asked);
      else await house.routing.visitorLease(tx, asked.visitorId, 'here');
      throw new Error('bug');
    })
    .catch(() => {});
  await house.pass(0);
};

const check = async (house: RoutingHouse): Promise<void> => {
  const [items, offers] = [await house.rows('work_items'), await house.rows('reservations')];
  const capacity = house.settings().chatCapacity;
  for (const { rep_id: repId } of await house.rows('presence')) {
    const load = items.filter((item) => item.rep_id === repId && /assigned|wrapping/.test(item.state)).length;
    const mine = offers.filter((offer) => offer.rep_id === repId && offer.state === 'pending');
    const sole = mine.filter((offer) => offer.sole === 1).length;
    if (sole > 0) expect(load + sole).toBeLessThanOrEqual(capacity);
    expect(mine.length - sole).toBeLessThanOrEqual(3);
  }
  for (const item of items) {
    const pending = offers.filter((offer) => offer.work_item_id === item.id && offer.state === 'pending').length;
    if (item.state !== 'reserved') expect(pending).toBe(0);
    else expect(pending).toBeGreaterThan(0);
  }
};

const outcomesOfWaits = async (house: RoutingHouse): Promise<number[]> => {
  const items = await house.rows('work_items');
  const counts = new Map<string, number>();
  const rootOf = (id: string): string => {
    const former = items.find((item) => item.id === id)?.continues_id;
    return former ? rootOf(former) : id;
  };
  for (const item of items) {
    const root = rootOf(item.id);
    counts.set(root, (counts.get(root) ?? 0) + (item.outcome === null ? 0 : 1));
  }
  return [...counts.values()];
};

const everybodyGoes = async ({ house, open: known }: Storm): Promise<void> => {
  for (const [name, id] of known) {
    await house.lease(name, 'left');
    await house.close(id);
  }
  await house.pass(61_000);
};

it('R1 R2 R12 R15 hold on a real store through roll-backs and restarts', async () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const script = fc.array(fc.tuple(fc.integer({ min: 0, max: acts.length }), byte, byte), {
    minLength: 60,
    maxLength: 120,
  });
  const property = fc.asyncProperty(script, async (steps) => {
    const house = await routingHouse({ chatCapacity: 2 });
    const reps = [await house.rep('Ada Lind'), await house.rep('Bela Novak'), await house.rep('Chen Wu')];
    const storm: Storm = { house, reps, open: new Map() };
    for (const [which, a, b] of steps) {
      await (acts[which] ?? inVain)(storm, a, b);
      await check(storm.house);
    }
    await everybodyGoes(storm);
    const outcomes = await outcomesOfWaits(storm.house);
    expect(outcomes).toEqual(outcomes.map(() => 1));
    expect((await storm.house.replay()).differing).toEqual([]);
    await storm.house.stop();
  });
  await fc.assert(property, { numRuns: 8 });
});
