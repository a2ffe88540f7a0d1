import { seededRandom } from '../../server/features/demo/seeded-random.ts';
import { type FaultClient, type FaultClientOptions, openFaultClient, type Side } from './fault-client.ts';
import { type FaultRates, type FaultyProxy, startFaultyProxy } from './faulty-proxy.ts';
import { type FaultRouter, startFaultRouter } from './router-child.ts';

export interface FaultPlan {
  /** Messages that each side says. */
  perSide: number;
  /** How often the router is killed, and how often a client. */
  kills: number;
  crashes: number;
  rates?: FaultRates;
  openClient?: (options: FaultClientOptions) => FaultClient;
  /** True for a router that acks before it commits. */
  acksEarly?: boolean;
  seed?: number;
}

/** What came of it: messages of either side that a transcript lacks, has twice, or has in another order. */
export interface FaultVerdict {
  seed: number;
  lost: string[];
  doubled: string[];
  disordered: string[];
  wrongOnScreen: string[];
  /** True where router, rep and visitor have the very same transcript. */
  equal: boolean;
  counts: FaultyProxy['counts'] & { kills: number; crashes: number };
}

/** About one frame in eighteen meets something. */
const usualRates: FaultRates = { drop: 0.006, double: 0.015, stall: 0.02, overtaken: 0.01, cut: 0.003 };
/** So many messages may be on their way before a writer waits. */
const mostPending = 12;
const settleMs = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const said = (side: Side, perSide: number): string[] => Array.from({ length: perSide }, (_, n) => `${side} ${n + 1}`);

const judge = (transcripts: Record<string, string[]>, perSide: number) => {
  const lost = new Set<string>();
  const doubled = new Set<string>();
  const disordered = new Set<string>();
  for (const [whose, transcript] of Object.entries(transcripts)) {
    for (const side of ['rep', 'visitor'] as const) {
      const theirs = transcript.filter((text) => text.startsWith(side));
      const counts = new Map<string, number>();
      for (const text of theirs) counts.set(text, (counts.get(text) ?? 0) + 1);
      for (const text of said(side, perSide)) if (!counts.has(text)) lost.add(`${text} at ${whose}`);
      for (const [text, count] of counts) if (count > 1) doubled.add(`${text} at ${whose}`);
      const places = theirs.map((text) => Number(text.split(' ')[1]));
      for (const [n, place] of places.entries()) {
        if (place < (places[n - 1] ?? 0)) disordered.add(`${side} ${place} at ${whose}`);
      }
    }
  }
  return { lost: [...lost], doubled: [...doubled], disordered: [...disordered] };
};

/** A rep and a visitor talk through a proxy that mistreats frames, while the router and they themselves are killed. */
export const runFaults = async (plan: FaultPlan): Promise<FaultVerdict> => {
  const { perSide, rates = usualRates, openClient = openFaultClient, acksEarly = false } = plan;
  const seed = plan.seed ?? Number(process.env.FOYER_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const random = seededRandom(seed);
  const router: FaultRouter = await startFaultRouter();
  const proxy = await startFaultyProxy({
    port: router.port,
    random: seededRandom(random.between(1, 2 ** 31)),
    rates,
    acksEarly,
  });
  const { conversationId, credentials } = router;
  const clientOf = (side: Side, open = openClient): FaultClient => {
    const own = seededRandom(random.between(1, 2 ** 31));
    return open({ side, url: proxy.url, conversationId, credentials, random: own.next });
  };
  const clients = { rep: clientOf('rep'), visitor: clientOf('visitor') };
  const all = Object.values(clients);
  let done = 0;
  const faults = { kills: 0, crashes: 0 };

  const talk = async (side: Side): Promise<void> => {
    const client = clients[side];
    const own = seededRandom(random.between(1, 2 ** 31));
    const every = plan.crashes === 0 ? Number.POSITIVE_INFINITY : Math.ceil((2 * perSide) / plan.crashes);
    for (const [n, text] of said(side, perSide).entries()) {
      await client.say(text);
      done += 1;
      if ((n + 1) % every === Math.floor(every / 2)) {
        client.crash();
        faults.crashes += 1;
      }
      while (client.pending() > mostPending) await pause(2);
      await pause(own.between(0, 5));
    }
  };
  const killing = async (over: () => boolean): Promise<void> => {
    for (let left = plan.kills; left > 0; left -= 1) {
      const at = ((plan.kills - left + 0.5) * 2 * perSide) / plan.kills;
      while (done < at && !over()) await pause(5);
      await router.kill();
      faults.kills += 1;
    }
  };
  const fresh = async (): Promise<string[]> => {
    const own = clientOf('rep', openFaultClient);
    try {
      await until(() => own.lastSeq() > 0, 'the router answers');
      return await own.transcript();
    } finally {
      own.close();
    }
  };
  const until = async (met: () => boolean, what: string): Promise<void> => {
    const giveUpAt = performance.now() + settleMs;
    while (!met()) {
      if (performance.now() > giveUpAt) throw new Error(`${what}: not within ${settleMs} ms`);
      await pause(10);
    }
  };

  try {
    let talked = false;
    const talks = Promise.all([talk('rep'), talk('visitor')]).then(() => {
      talked = true;
    });
    await Promise.all([talks, killing(() => talked)]);
    proxy.heal();
    await until(() => all.every((client) => client.pending() === 0), 'all that was said is stored');
    // Whoever is behind pulls at the latest now, as after any reconnect.
    proxy.cutAll();
    const delivers = openClient === openFaultClient;
    await until(() => !delivers || clients.rep.lastSeq() === clients.visitor.lastSeq(), 'both have all');
    const stored = await fresh();
    const transcripts = {
      router: stored,
      rep: await clients.rep.transcript(),
      visitor: await clients.visitor.transcript(),
    };
    const { lost, doubled, disordered } = judge(transcripts, perSide);
    const line = stored.join('\n');
    return {
      seed,
      lost,
      doubled,
      disordered,
      wrongOnScreen: [...new Set(all.flatMap((client) => client.wrong))],
      equal: transcripts.rep.join('\n') === line && transcripts.visitor.join('\n') === line,
      counts: { ...proxy.counts, ...faults },
    };
  } catch (error) {
    throw new Error(`the chances of this run: FOYER_SEED=${seed}`, { cause: error });
  } finally {
    for (const client of all) client.close();
    await proxy.close();
    await router.dispose();
  }
};
