import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { copyOf, record, replayed } from '../recorded-statements.ts';
import { cpuOf, cyclesIn, openRoutingRoom } from '../routing-room.ts';

const cycles = 150;
const rounds = 5;
/** A router decides all day; while it is young it is V8's compiler that is measured, on other threads too. */
const warmUps = 4;
/** A visitor asks and is offered to a rep; then the visitor gives up, and the offer ends. */
const decisions = 2;

/** A decision's price beyond its statements: deciding, tracing, telling. */
export const bench: Bench = {
  name: 'decision',
  number: 3,
  about: 'CPU of one durable routing decision, against the same statements run directly on better-sqlite3',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    try {
      await using room = await openRoutingRoom(join(folder, 'data'), { durable: true });
      for (const rep of await room.hire(3)) await room.setAvailable(rep);
      const ours: number[] = [];
      const direct: number[] = [];
      let statements = 0;
      for (let round = -warmUps; round < rounds; round += 1) {
        const cycle = await cyclesIn(room, 2 * cycles);
        const took = (await cpuOf(cycles, cycle)) / decisions;
        const copy = copyOf(room.file, folder, `round ${round}`);
        const ran = await record(async () => void (await cpuOf(cycles, cycle)), room.bell);
        const reference = await replayed(copy, ran, false, (run) => cpuOf(1, async () => run()));
        rmSync(copy);
        if (round < 0) continue;
        statements = ran.length / cycles / decisions;
        ours.push(took);
        direct.push(reference / cycles / decisions);
      }
      return [
        {
          metric: 'one durable routing decision, CPU',
          reference: median(direct),
          ours: median(ours),
          unit: 'µs',
          detail: { 'statements of a decision': statements.toFixed(1) },
          goal: { of: 'ratio', bound: 'atMost', must: 1.5, stretch: 1.2 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
