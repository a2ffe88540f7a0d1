import { setTimeout as sleep } from 'node:timers/promises';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { type ChildServer, startChild } from '../child-server.ts';
import type { ChatDoors } from '../servers/router.ts';
import { closeAll, connectAll, makePasses, settleIn, type VisitorDoors } from '../visitor-load.ts';

const first = 300;
const idle = 2_000;
const heapRounds = 2;
const returning = 5_000;
const returnRounds = 6;
/** While a server is young it is V8's compiler that is measured. */
const returnWarmUps = 3;

const KB = 1024;

/** The measured router's limits look back two seconds: a visitor who was silent for longer is idle. */
const idleMs = 3_000;

const heapOf = async (server: ChildServer<unknown>): Promise<number> => {
  await sleep(idleMs);
  // The first collection sets free what the second one can throw away: closed handles, ended promises.
  await server.heap();
  return server.heap();
};

/** Heap of one visitor more, in a server whose code has run before. */
const heapPerVisitor = async (name: string): Promise<number> => {
  await using server = await startChild<VisitorDoors>(name);
  const arrive = async (count: number) => {
    const sockets = await connectAll(server.doors, await makePasses(server.doors, count));
    await settleIn(server.doors, sockets);
    return sockets;
  };
  const early = await arrive(first);
  const before = await heapOf(server);
  const sockets = await arrive(idle);
  const grown = (await heapOf(server)) - before;
  closeAll([...early, ...sockets]);
  return grown / idle / KB;
};

const restMs = 150;
const restCpuUs = 5_000;

/** Waits until the server has done what is left to do: who went costs too, and who comes next shall not pay it. */
const atRest = async (server: ChildServer<unknown>): Promise<void> => {
  for (let before = (await server.figures()).cpu; ; ) {
    await sleep(restMs);
    const { cpu } = await server.figures();
    if (cpu - before < restCpuUs) return;
    before = cpu;
  }
};

/** CPU that each of many visitors costs who come back at once, and what their first words cost then. */
const cpuPerReturn = async () => {
  await using bare = await startChild<VisitorDoors>('rooms.ts');
  await using router = await startChild<ChatDoors>('router.ts');
  const passes = {
    bare: await makePasses(bare.doors, returning),
    router: await makePasses(router.doors, returning),
  };
  const settling = { bare: Number.NaN, router: Number.NaN };
  const comeBack = async (which: 'bare' | 'router'): Promise<number> => {
    const server = which === 'bare' ? bare : router;
    const before = await server.figures();
    const sockets = await connectAll(server.doors, passes[which]);
    const connected = await server.figures();
    // Once is enough for what is told beside the goal; from then on the router knows them.
    if (Number.isNaN(settling[which])) {
      await settleIn(server.doors, sockets);
      settling[which] = ((await server.figures()).cpu - connected.cpu) / returning;
    }
    closeAll(sockets);
    await atRest(server);
    return (connected.cpu - before.cpu) / returning;
  };
  const handshake = await alternate(
    returnRounds,
    { reference: () => comeBack('bare'), ours: () => comeBack('router') },
    returnWarmUps,
  );
  return { handshake, settling };
};

/** A site has many visitors who do nothing, and after a restart of the router they all come back at once. */
export const bench: Bench = {
  name: 'idle-visitor',
  number: 8,
  about: 'heap of an idle visitor and CPU of a returning one, against bare Socket.IO with rooms',
  run: async (): Promise<Metric[]> => {
    const heap = await alternate(
      heapRounds,
      { reference: () => heapPerVisitor('rooms.ts'), ours: () => heapPerVisitor('router.ts') },
      0,
    );
    const { handshake, settling } = await cpuPerReturn();
    return [
      {
        metric: 'heap per idle visitor',
        reference: heap.reference,
        ours: heap.ours,
        unit: 'KB',
        detail: { visitors: idle },
        goal: { of: 'ratio', bound: 'atMost', must: 1.5, stretch: 1.25 },
      },
      {
        metric: `${returning.toLocaleString('en')} visitors come back, CPU each`,
        reference: handshake.reference,
        ours: handshake.ours,
        unit: 'µs',
        detail: {
          lowest: Math.min(...handshake.ratios).toFixed(2),
          highest: Math.max(...handshake.ratios).toFixed(2),
          'then page view and state, µs': settling.router.toFixed(0),
          'the same two as bare acks, µs': settling.bare.toFixed(0),
        },
        goal: { of: 'ratio', bound: 'atMost', must: 2 },
      },
    ];
  },
};
