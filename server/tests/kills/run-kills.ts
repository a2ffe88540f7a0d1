import { expect } from 'vitest';
import { seededRandom } from '../../features/demo/seeded-random.ts';
import { type KilledHouse, startKilledHouse } from './house.ts';
import { killedRep } from './rep.ts';
import { pause } from './stubborn-line.ts';
import { judge, openEnds } from './verdict.ts';
import { killedVisitor } from './visitor.ts';

const repNames = ['ada', 'bela', 'chen'];
const visitorCount = 10;
/** A router that has acknowledged nothing by then is killed all the same. */
const loadMs = 10_000;
/** How long everything may take to come to its end once nobody kills any more. */
const settleMs = 30_000;

/** Lets the router serve for so long, and on a slow machine until it has acknowledged something, or served every rep. */
const underLoad = async ({ oracle, reps }: KilledHouse, ms: number, everyRep: boolean): Promise<void> => {
  const giveUpAt = performance.now() + loadMs;
  const acked = oracle.acked.length;
  const rounds = new Map(oracle.rounds);
  const served = (): boolean =>
    everyRep
      ? reps.every(({ personId }) => (oracle.rounds.get(personId) ?? 0) > (rounds.get(personId) ?? 0))
      : oracle.acked.length > acked;
  await pause(ms);
  while (!served() && performance.now() < giveUpAt) await pause(20);
};

/**
 * Kills the router under load so many times, lets it come back, and holds what is stored to what the clients were told.
 * `FOYER_SEED` says which chances; a failure names them. What the machine does between two chances is its own.
 */
export const runKills = async (kills: number, file: string): Promise<void> => {
  const seed = Number(process.env.FOYER_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const random = seededRandom(seed);
  const house = await startKilledHouse(repNames);
  let over = false;
  let closed = false;
  try {
    const visitors = Array.from({ length: visitorCount }, () =>
      killedVisitor(house, seededRandom(random.between(1, 2 ** 31)), () => over),
    );
    const reps = house.reps.map((staff) =>
      killedRep(house, staff, seededRandom(random.between(1, 2 ** 31)), () => closed),
    );
    const load = Promise.all([...visitors, ...reps]);
    const killing = (async () => {
      for (let left = kills; left > 0; left -= 1) {
        await underLoad(house, random.between(200, 1_400), random.next() < 0.3);
        await house.kill();
      }
      over = true;
      await Promise.all(visitors);
      const giveUpAt = performance.now() + settleMs;
      while (openEnds(house.databaseFile) > 0) {
        if (performance.now() > giveUpAt) throw new Error(`${openEnds(house.databaseFile)} waits or talks never ended`);
        await pause(100);
      }
      closed = true;
    })();
    await Promise.all([load, killing]);
    await house.stop();
    const { messages, waits, assigned } = judge(house);
    // A load that did nothing would pass everything.
    expect(messages).toBeGreaterThan(kills * 10);
    expect(waits).toBeGreaterThan(kills);
    expect(assigned).toBeGreaterThan(kills / 2);
    expect(house.oracle.booked.length).toBeGreaterThan(0);
  } catch (error) {
    throw new Error(`the chances of this run: FOYER_SEED=${seed} npx vitest run ${file}`, { cause: error });
  } finally {
    over = true;
    closed = true;
    await house.dispose();
  }
};
