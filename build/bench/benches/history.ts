import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { alternate } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { cpuOf, cyclesIn, openRoutingRoom, type RoutingRoom } from '../routing-room.ts';

const closed = Number(process.env.FOYER_BENCH_HISTORY ?? 1_000_000);
/** So many conversations are had; the others are copies of them. */
const had = 50;
const cycles = 60;
const rounds = 5;

/** What is copied, with the columns that have to differ in each copy. */
const copied: Record<string, readonly string[]> = {
  conversations: ['id', 'start_client_id'],
  messages: ['id', 'conversation_id', 'client_id'],
  work_items: ['id', 'conversation_id', 'continues_id'],
  reservations: ['id', 'work_item_id'],
  events: ['stream'],
};

const multiply = (file: string, times: number): void => {
  const handle = new Sqlite(file);
  try {
    handle.pragma('synchronous = OFF');
    handle.pragma('foreign_keys = OFF');
    for (const [table, differing] of Object.entries(copied)) {
      const columns = (handle.pragma(`table_info(${table})`) as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => name !== 'pos');
      const values = columns.map((name) => (differing.includes(name) ? `"${name}" || '-' || n` : `"${name}"`));
      const names = columns.map((name) => `"${name}"`).join(', ');
      handle.exec(
        `with recursive copies(n) as (select 1 union all select n + 1 from copies where n < ${times})
         insert into ${table} (${names}) select ${values.join(', ')} from copies cross join (select * from ${table})`,
      );
    }
  } finally {
    handle.close();
  }
};

/** What is over costs nothing any more. */
export const bench: Bench = {
  name: 'history',
  number: 6,
  about: `CPU of a routing decision with ${closed.toLocaleString('en')} closed conversations, against none`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    const atWork = async (room: RoutingRoom): Promise<() => Promise<void>> => {
      for (const rep of await room.hire(3)) await room.setAvailable(rep);
      return cyclesIn(room, cycles * (rounds + 1));
    };
    try {
      const long = join(folder, 'long');
      let file = '';
      {
        await using room = await openRoutingRoom(long, { durable: false });
        file = room.file;
        await room.arrive(had);
        for (let one = 0; one < had; one += 1) await room.giveUp();
      }
      multiply(file, Math.ceil(closed / had));
      await using old = await openRoutingRoom(long, { durable: false, again: true });
      await using empty = await openRoutingRoom(join(folder, 'empty'), { durable: false });
      const [cycleOfEmpty, cycleOfOld] = [await atWork(empty), await atWork(old)];
      const { reference, ours } = await alternate(rounds, {
        reference: () => cpuOf(cycles, cycleOfEmpty),
        ours: () => cpuOf(cycles, cycleOfOld),
      });
      return [
        {
          metric: `decision, closed conversations: ${closed.toLocaleString('en')} against none`,
          reference,
          ours,
          unit: 'µs',
          goal: { of: 'ratio', bound: 'atMost', must: 1.3 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
