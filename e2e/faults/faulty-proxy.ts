import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { SeededRandom } from '../../server/features/demo/seeded-random.ts';
import { faultOrigin } from './router.ts';
import { createFrameReader, type Frame, textFrame } from './web-socket-frames.ts';

/** How often what happens to a frame of Socket.IO's events and acks; the rest passes. */
export interface FaultRates {
  drop: number;
  double: number;
  /** All after it waits as well. */
  stall: number;
  /** Others overtake it. */
  overtaken: number;
  /** The connection ends in the middle of the frame. */
  cut: number;
}

export interface FaultyProxy {
  url: string;
  /** What it did so far. */
  readonly counts: Record<keyof FaultRates | 'frames', number>;
  /** From now on everything passes. */
  heal(): void;
  /** Ends every connection. */
  cutAll(): void;
  /**
   * The network is gone: `silent` as behind a wall, where nothing arrives and nothing is refused; `refused` as without a
   * route. `on` brings it back; connections from before are dead.
   */
  network(state: 'on' | 'silent' | 'refused'): void;
  close(): Promise<void>;
}

export interface FaultyProxyOptions {
  port(): number | null;
  random: SeededRandom;
  rates: FaultRates;
  /** Acks a message by itself at once and hands it on only then: what a router does that acks before it commits. */
  acksEarly?: boolean;
}

const longestStallMs = 40;
const handedOnMs = 60;
const sending = /^42(\/\w+,)(\d+)\["conversation\.send"/;

/** Stands between clients and the router and does to frames what bad networks do, by chances that come from a seed. */
export const startFaultyProxy = async (options: FaultyProxyOptions): Promise<FaultyProxy> => {
  const { port, random, acksEarly = false } = options;
  let rates = options.rates;
  const counts = { frames: 0, drop: 0, double: 0, stall: 0, overtaken: 0, cut: 0 };
  const open = new Set<() => void>();
  let network: 'on' | 'silent' | 'refused' = 'on';

  const fateOf = ({ text }: Frame): keyof FaultRates | 'pass' => {
    // What opens and keeps a connection passes: it is the talk that is looked at.
    if (text === null || !/^4[23]/.test(text)) return 'pass';
    counts.frames += 1;
    let chance = random.next();
    for (const fate of ['drop', 'double', 'stall', 'overtaken', 'cut'] as const) {
      chance -= rates[fate];
      if (chance < 0) {
        counts[fate] += 1;
        return fate;
      }
    }
    return 'pass';
  };

  const server = createServer((client) => {
    const target = port();
    if (target === null || network === 'refused') return void client.destroy();
    const router = connect(target, '127.0.0.1');
    const end = (): void => {
      open.delete(end);
      client.destroy();
      router.destroy();
    };
    open.add(end);
    for (const socket of [client, router]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }

    const direction = (to: Socket): ((frame: Frame) => void) => {
      let before: Promise<unknown> = Promise.resolve();
      const inOrder = (act: () => Promise<unknown> | unknown): void => {
        before = before.then(act);
      };
      const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const write = (bytes: Buffer): void => {
        if (!to.destroyed && network === 'on') to.write(bytes);
      };
      return (frame) => {
        const fate = fateOf(frame);
        const ms = random.between(1, longestStallMs);
        inOrder(async () => {
          if (fate === 'drop') return;
          if (fate === 'stall') await wait(ms);
          if (fate === 'overtaken') return void wait(ms).then(() => write(frame.raw));
          if (fate === 'cut') {
            write(frame.raw.subarray(0, frame.raw.length / 2));
            return end();
          }
          write(frame.raw);
          if (fate === 'double') write(frame.raw);
        });
      };
    };
    const toRouter = direction(router);
    const fromClient = (frame: Frame): void => {
      const asked = acksEarly ? sending.exec(frame.text ?? '') : null;
      if (!asked) {
        toRouter(frame);
        return;
      }
      const stored = { ok: true, data: { id: '0190163d-8694-739b-aea5-966c26f8ad90', seq: 1, at: Date.now() } };
      client.write(textFrame(`43${asked[1]}${asked[2]}[${JSON.stringify(stored)}]`));
      setTimeout(() => toRouter(frame), handedOnMs);
    };
    client.on(
      'data',
      createFrameReader((head) => {
        const [first = '', ...rest] = head.toString().split('\r\n');
        const kept = rest.filter((line) => !/^origin:/i.test(line));
        if (network === 'on') router.write([first, `Origin: ${faultOrigin}`, ...kept].join('\r\n'));
      }, fromClient),
    );
    router.on(
      'data',
      createFrameReader((head) => void client.write(head), direction(client)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = (): void => {
    for (const end of [...open]) end();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    heal: () => {
      rates = { drop: 0, double: 0, stall: 0, overtaken: 0, cut: 0 };
    },
    cutAll,
    network: (state) => {
      network = state;
      // Behind a wall neither side hears of it.
      if (state !== 'silent') cutAll();
    },
    close: () =>
      new Promise((resolve) => {
        cutAll();
        server.close(() => resolve());
      }),
  };
};
