import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { cpuOf, cyclesIn, openRoutingRoom, type RoutingRoom } from '../routing-room.ts';

const few = 100;
const many = 10_000;
const cycles = 60;
const rounds = 5;
const all = cycles * (rounds + 1);

const compare = async (metric: string, must: number, small: RoutingRoom, large: RoutingRoom): Promise<Metric> => {
  const [cycleOfFew, cycleOfMany] = [await cyclesIn(small, all), await cyclesIn(large, all)];
  const { reference, ours } = await alternate(rounds, {
    reference: () => cpuOf(cycles, cycleOfFew),
    ours: () => cpuOf(cycles, cycleOfMany),
  });
  return { metric, reference, ours, unit: 'µs', goal: { of: 'ratio', bound: 'atMost', must } };
};

/** A decision looks at who is concerned, not at everybody. */
export const bench: Bench = {
  name: 'decision-scale',
  number: 5,
  about: 'CPU of a visitor who asks and one who gives up, among many who wait and among many reps',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    const open = async (name: string, reps: number, waiting: number): Promise<RoutingRoom> => {
      const room = await openRoutingRoom(join(folder, name), { durable: false });
      for (const rep of await room.hire(reps)) await room.setAvailable(rep);
      await room.arrive(waiting);
      return room;
    };
    try {
      await using fewWait = await open('few wait', 1, few);
      await using manyWait = await open('many wait', 1, many);
      await using fewReps = await open('few reps', few, 0);
      await using manyReps = await open('many reps', many, 0);
      const against = `${many.toLocaleString('en')} against ${few}`;
      return [
        await compare(`decision, waiting: ${against}`, 1.5, fewWait, manyWait),
        await compare(`decision, reps: ${against}`, 2, fewReps, manyReps),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
