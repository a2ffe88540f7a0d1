import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { copyOf, record, replayed } from '../recorded-statements.ts';
import { openRoutingRoom, type RoutingRoom } from '../routing-room.ts';

const waiting = 1_000;
const capacity = 3;
const rounds = 3;

const timeOf = async (work: () => Promise<void> | void): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/**
 * Everybody has a visitor to talk to as soon as there are reps: commands of a turn share its commit. Ours decides, traces and
 * tells beside its statements. The first round is thrown away: a router drains all day, and while it is young it is V8's
 * compiler that is measured, which the reference, all of it SQLite, does not wait for.
 */
export const bench: Bench = {
  name: 'drain',
  number: 4,
  about: `${waiting.toLocaleString('en')} waiting visitors when reps come back at once, against a commit for each command`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    let rooms = 0;
    /** A room in which all wait, and how they are all taken. */
    const full = async (): Promise<RoutingRoom & { drain(): Promise<void> }> => {
      rooms += 1;
      const room = await openRoutingRoom(join(folder, `room ${rooms}`), { durable: true });
      const reps = await room.hire(Math.ceil(waiting / capacity));
      await room.arrive(waiting);
      const drain = async (): Promise<void> => {
        await Promise.all(reps.map((rep) => room.setAvailable(rep)));
        for (let taken = 0; taken < waiting; ) {
          const more = await room.takeOffers(reps);
          if (more === 0) throw new Error(`${waiting - taken} are offered to nobody`);
          taken += more;
        }
      };
      return Object.assign(room, { drain });
    };
    const ours = async (): Promise<number> => {
      await using room = await full();
      return await timeOf(() => room.drain());
    };
    /** What ours ran, run once more on a copy from before. */
    const reference = async (): Promise<number> => {
      await using room = await full();
      const copy = copyOf(room.file, folder, `copy ${rooms}`);
      const ran = await record(() => room.drain(), room.bell);
      return await replayed(copy, ran, true, timeOf);
    };
    try {
      const took = await alternate(rounds, { reference, ours });
      return [
        {
          metric: `drain of ${waiting.toLocaleString('en')} waiting`,
          reference: (waiting * 1_000) / took.reference,
          ours: (waiting * 1_000) / took.ours,
          unit: 'visitors/s',
          detail: { 'ms of each round against the reference': took.ratios.map((ratio) => ratio.toFixed(2)).join(' ') },
          goal: { of: 'ratio', bound: 'atLeast', must: 2.5, stretch: 4 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
