import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { copyOf, record, replayed } from '../recorded-statements.ts';
import { openRoutingRoom, type RoutingRoom } from '../routing-room.ts';

const waiting = 1_000;
const capacity = 3;

const timeOf = async (work: () => Promise<void> | void): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Everybody has a visitor to talk to as soon as there are reps: commands of a turn share its commit. */
export const bench: Bench = {
  name: 'drain',
  number: 4,
  about: `${waiting.toLocaleString('en')} waiting visitors when reps come back at once, against a commit for each command`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    /** A room in which all wait, and how they are all taken. */
    const full = async (name: string): Promise<RoutingRoom & { drain(): Promise<void> }> => {
      const room = await openRoutingRoom(join(folder, name), { durable: true });
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
    try {
      await using first = await full('first');
      const ours = await timeOf(() => first.drain());
      await using second = await full('second');
      const copy = copyOf(second.file, folder, 'copy');
      const ran = await record(() => second.drain());
      const direct = await replayed(copy, ran, true, timeOf);
      return [
        {
          metric: `drain of ${waiting.toLocaleString('en')} waiting`,
          reference: (waiting * 1_000) / direct,
          ours: (waiting * 1_000) / ours,
          unit: 'visitors/s',
          goal: { of: 'ratio', bound: 'atLeast', must: 2.5, stretch: 4 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
