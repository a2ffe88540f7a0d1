import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'socket.io-client';
import { v7 } from 'uuid';
import { median } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { type ChildServer, startChild } from '../child-server.ts';
import { openSocket } from '../open-socket.ts';
import type { FeedDoors } from '../servers/feed.ts';

const reps = 20;
const few = 1_000;
const many = 10_000;
const rounds = 6;
const roundMs = 5_000;
/** Four readings a second make code hot late: while a server is young it is V8’s compiler that is measured, on other threads too. */
const youthMs = 25_000;

const feedOf = (visitors: number): Promise<ChildServer<FeedDoors>> =>
  startChild<FeedDoors>('feed.ts', { FOYER_BENCH_REPS: String(reps), FOYER_BENCH_VISITORS: String(visitors) });

/** Opens the live window on a socket for each rep; `frame` hears of each delta. */
const watch = async ({ url, tickets }: FeedDoors, frame: () => void): Promise<Socket[]> => {
  const sockets: Socket[] = [];
  for (const ticket of tickets) {
    const socket = await openSocket(url, '/rep', { ticket });
    socket.on('view.delta', frame);
    const window = { viewId: v7(), view: 'live', params: {} };
    const opened = (await socket.timeout(roundMs).emitWithAck('view.open', window)) as { ok: boolean };
    if (!opened.ok) throw new Error(`no live window: ${JSON.stringify(opened)}`);
    sockets.push(socket);
  }
  return sockets;
};

/**
 * All run side by side, each with a hundred changes a second, so that a busy machine is busy for all. What waking up for a
 * change and making it costs is measured in a process of its own and taken off each: it is not the feed's.
 */
export const bench: Bench = {
  name: 'live-feed',
  number: 9,
  about: `${reps} reps watch 1,000 visitors at 100 changes/s, against broadcasting each; and 10,000 against 1,000 (10)`,
  run: async (): Promise<Metric[]> => {
    await using broadcast = await startChild<{ url: string }>('broadcast.ts');
    await using small = await feedOf(few);
    await using large = await feedOf(many);
    await using changes = await startChild<object>('changes.ts');
    const servers = [broadcast, small, large, changes] as const;
    let frames = 0;
    const sockets = [
      ...(await watch(small.doors, () => {
        frames += 1;
      })),
      ...(await watch(large.doors, () => {})),
    ];
    for (let rep = 0; rep < reps; rep += 1) sockets.push(await openSocket(broadcast.doors.url, '/rep', {}));
    await sleep(youthMs);
    const costs: [number, number, number][] = [];
    const made: number[] = [];
    const heard: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      const framesBefore = frames;
      const before = await Promise.all(servers.map((server) => server.figures()));
      await sleep(roundMs);
      const after = await Promise.all(servers.map((server) => server.figures()));
      heard.push(((frames - framesBefore) * 1000) / reps / (performance.now() - began));
      const [first = Number.NaN, second = Number.NaN, third = Number.NaN, bare = Number.NaN] = after.map(
        ({ cpu, counted }, index) => {
          const was = before[index] ?? { cpu: 0, counted: 0 };
          return (cpu - was.cpu) / (counted - was.counted);
        },
      );
      made.push(bare);
      costs.push([first - bare, second - bare, third - bare]);
    }
    for (const socket of sockets) socket.close();
    const [reference, ours, oursOfMany] = ([0, 1, 2] as const).map((index) => median(costs.map((cost) => cost[index])));
    const ratios = costs.map(([one, other]) => other / one);
    return [
      {
        metric: 'live feed, CPU per change',
        reference: reference ?? Number.NaN,
        ours: ours ?? Number.NaN,
        unit: 'µs',
        detail: {
          reps,
          lowest: Math.min(...ratios).toFixed(2),
          highest: Math.max(...ratios).toFixed(2),
          'taken off each for making the change, µs': Math.round(median(made)),
        },
        goal: { of: 'ratio', bound: 'atMost', must: 0.25 },
      },
      {
        metric: 'live feed, frames a rep receives',
        reference: 100,
        ours: median(heard),
        unit: '/s',
        goal: { of: 'ours', bound: 'atMost', must: 4 },
      },
      {
        metric: `live feed, ${many.toLocaleString('en')} visitors against ${few.toLocaleString('en')} (bench 10)`,
        reference: ours ?? Number.NaN,
        ours: oursOfMany ?? Number.NaN,
        unit: 'µs',
        goal: { of: 'ratio', bound: 'atMost', must: 1.2 },
      },
    ];
  },
};
