import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../server/features/demo/seeded-random.ts';
import { openFaultClient, type Side } from './fault-client.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { startFaultRouter } from './router-child.ts';
import type { SleeperAsk, SleeperSays } from './sleeper.ts';

const seconds = 1000;
const awayMs = 300 * seconds;
/** A person who is back has everything by then, without doing anything. */
const backMs = 45 * seconds;
const said = 40;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const noFaults = { drop: 0, double: 0, stall: 0, overtaken: 0, cut: 0 };

const until = async (what: string, met: () => boolean | Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await met())) {
    if (performance.now() - began > backMs) throw new Error(`${what}: not within ${backMs} ms`);
    await pause(100);
  }
  return performance.now() - began;
};

test('rep and visitor are away for 300 s, behind a wall, without a route and asleep, and find everything once and in order', async () => {
  const router = await startFaultRouter();
  const random = seededRandom(7);
  const lines = await Promise.all(
    [1, 2, 3].map(() => startFaultyProxy({ port: router.port, random: seededRandom(8), rates: noFaults })),
  );
  const [wall, route, home] = lines as [(typeof lines)[0], (typeof lines)[0], (typeof lines)[0]];
  const { conversationId, credentials } = router;
  const clientOf = (side: Side, url: string) =>
    openFaultClient({ side, url, conversationId, credentials, random: random.next, patient: true });
  const rep = clientOf('rep', wall.url);
  const visitor = clientOf('visitor', route.url);
  const other = clientOf('visitor', home.url);
  const sleeper: ChildProcess = fork(join(import.meta.dirname, 'sleeper.ts'), {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (what: SleeperAsk): void => void sleeper.send(what);
  let seen: Extract<SleeperSays, { says: 'seen' }> | null = null;
  sleeper.on('message', async (message: SleeperSays) => {
    if (message.says === 'seen') seen = message;
    else {
      const ticket = await credentials('rep');
      ask({ ask: 'credentials', ticket: ticket.ok ? ticket.data : '' });
    }
  });
  const look = async (): Promise<Extract<SleeperSays, { says: 'seen' }>> => {
    seen = null;
    ask({ ask: 'look' });
    while (!seen) await pause(20);
    return seen;
  };
  try {
    ask({ ask: 'open', url: home.url, conversationId });
    // All are there, and hear each other.
    await other.say('other 0');
    await until('all hear the first word', async () => {
      const there = [rep, visitor, other].every(
        (client) => client.lastSeq() === other.lastSeq() && other.pending() === 0,
      );
      return there && (await look()).transcript.includes('other 0');
    });

    wall.network('silent');
    route.network('refused');
    ask({ ask: 'say', text: 'sleeper 1' });
    await until('the last word before the lid', async () => (await look()).pending === 0);
    sleeper.kill('SIGSTOP');
    const wakesAt = performance.now() + awayMs;
    // Who is away writes on, and so does who is not.
    for (let n = 1; n <= said; n += 1) {
      await Promise.all([rep.say(`rep ${n}`), visitor.say(`visitor ${n}`), other.say(`other ${n}`)]);
      await pause(awayMs / said - 50);
    }
    await pause(Math.max(0, wakesAt - performance.now()));
    expect([rep.pending(), visitor.pending(), other.pending()]).toEqual([said, said, 0]);

    wall.network('on');
    route.network('on');
    sleeper.kill('SIGCONT');
    ask({ ask: 'say', text: 'sleeper 2' });
    const all = 3 * said + 3;
    const took = await until('all is where it belongs', async () => {
      if ([rep, visitor, other].some((client) => client.pending() > 0)) return false;
      const { pending, transcript } = await look();
      if (pending > 0 || transcript.length < all) return false;
      return rep.lastSeq() === other.lastSeq() && visitor.lastSeq() === other.lastSeq();
    });
    const asleep = await look();
    const transcripts = await Promise.all([rep, visitor, other].map((client) => client.transcript()));
    for (const transcript of transcripts) expect(transcript).toEqual(asleep.transcript);
    expect(asleep.transcript).toHaveLength(all);
    for (const who of ['rep', 'visitor', 'other', 'sleeper']) {
      const theirs = asleep.transcript.filter((text) => text.startsWith(who));
      const from = who === 'other' ? 0 : 1;
      const count = who === 'sleeper' ? 2 : said + 1 - from;
      expect(theirs).toEqual(Array.from({ length: count }, (_, n) => `${who} ${n + from}`));
    }
    expect([...rep.wrong, ...visitor.wrong, ...other.wrong, ...asleep.wrong]).toEqual([]);
    console.log(`all was there ${Math.round(took)} ms after the network`);
  } finally {
    sleeper.kill('SIGKILL');
    for (const client of [rep, visitor, other]) client.close();
    for (const line of lines) await line.close();
    await router.dispose();
  }
});
