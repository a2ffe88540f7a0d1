import { openBareCommit } from '../bare-commit.ts';
import type { Bench, Metric } from '../bench.ts';
import { startChild } from '../child-server.ts';
import { openDesk, timeToEcho, timeToOffer } from '../offer-load.ts';
import { openSocket } from '../open-socket.ts';
import { percentile } from '../percentile.ts';
import type { ChatDoors } from '../servers/router.ts';
import { connectAll, makePasses, settleIn, type VisitorDoors } from '../visitor-load.ts';

const warmUps = 50;
const visitors = 400;
/** Echoes take turns with offers, so that a machine that slows down slows both. */
const inTurn = 10;

/** A visitor asks for a person: how long until the rep's screen could show it, stored and all. */
export const bench: Bench = {
  name: 'time-to-offer',
  number: 7,
  about: 'from the visitor asking until the stored offer is on the rep’s socket, against a Socket.IO echo',
  run: async (): Promise<Metric[]> => {
    await using bare = await startChild<VisitorDoors>('rooms.ts');
    await using router = await startChild<ChatDoors>('router.ts');
    using desk = await openDesk(router.doors);
    using disk = openBareCommit();
    const echo = await openSocket(bare.doors.url, '/visitor', {});
    const sockets = await connectAll(router.doors, await makePasses(router.doors, warmUps + visitors));
    await settleIn(router.doors, sockets);
    const offers: number[] = [];
    const echoes: number[] = [];
    const commits: number[] = [];
    for (const [index, visitor] of sockets.entries()) {
      const took = await timeToOffer(desk, visitor);
      if (index < warmUps) continue;
      offers.push(took);
      commits.push(disk.time());
      for (let turn = 0; turn < inTurn; turn += 1) echoes.push(await timeToEcho(echo));
    }
    const typical = { reference: percentile(echoes, 0.5), ours: percentile(offers, 0.5), unit: 'ms' };
    return [
      {
        metric: 'offer on the rep’s socket, p50 against an echo',
        ...typical,
        detail: { visitors, 'one bare commit on the same disk, p50 in ms': percentile(commits, 0.5).toFixed(2) },
        goal: { of: 'ratio', bound: 'atMost', must: 10, stretch: 5 },
      },
      { metric: 'offer on the rep’s socket, p50', ...typical, goal: { of: 'ours', bound: 'atMost', must: 30 } },
      {
        metric: 'offer on the rep’s socket, p99',
        reference: percentile(echoes, 0.99),
        ours: percentile(offers, 0.99),
        unit: 'ms',
        goal: { of: 'ours', bound: 'atMost', must: 100 },
      },
    ];
  },
};
