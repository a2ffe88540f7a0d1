import type { ConversationPort } from '../../shared/client/delivery/conversation-port.ts';
import { createOutbox } from '../../shared/client/delivery/create-outbox.ts';
import { deliverItem, type SendPort } from '../../shared/client/delivery/deliver-item.ts';
import { followConversation } from '../../shared/client/delivery/follow-conversation.ts';
import { threadOf } from '../../shared/client/delivery/thread.ts';
import { createIds } from '../../shared/client/ids.ts';
import { browserTimers, type Timers } from '../../shared/client/timers.ts';
import { connect } from '../../shared/client/transport/connect.ts';
import { zodChecks } from '../../shared/client/transport/zod-checks.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import type { Entry } from '../../shared/domain/conversation.ts';
import { isTransient } from '../../shared/protocol/error-codes.ts';
import { repRequests } from '../../shared/protocol/rep/contract.ts';
import { repPushes } from '../../shared/protocol/rep/pushes.ts';
import { ok, type Result } from '../../shared/protocol/result.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';
import type { VisitorPushes } from '../../shared/protocol/visitor/pushes.ts';
import { createVisitorChecks } from '../../widget/app/guards/visitor-checks.ts';
import { createDisk } from './durable-store.ts';

export type Side = 'rep' | 'visitor';

/** A client as the harness holds it. */
export interface FaultClient {
  /** Resolves once the message is on the client's own disk and on its screen. */
  say(text: string): Promise<void>;
  /** Messages that are not known to be stored. */
  pending(): number;
  /** The last place of the sequence it has. */
  lastSeq(): number;
  /** Ends as a killed browser ends; the next page comes up on the same disk. */
  crash(): void;
  /** The texts of all messages, in the order in which they stand on its screen. */
  transcript(): Promise<string[]>;
  /** What its screen showed that must never be seen. */
  readonly wrong: string[];
  close(): void;
}

export interface FaultClientOptions {
  side: Side;
  url: string;
  conversationId: string;
  credentials(side: Side): Promise<Result<string>>;
  random: () => number;
  /** The product's own waits, not shorter ones. */
  patient?: boolean;
}

/** Waits of the product are so many times shorter here: what is tried again after 10 s is after a quarter of a second. */
const haste = 40;
const hastyTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms / haste);
    return () => clearTimeout(timer);
  },
};

/** What both kinds of client need of either side's connection, which the product makes in the same way. */
type Line = ConversationPort & SendPort & { close(): void };

const timersOf = ({ patient }: FaultClientOptions): Timers => (patient ? browserTimers : hastyTimers);

const openLine = (options: FaultClientOptions): Line => {
  const { side, url, credentials, random } = options;
  const shared = { url, protocol: protocolVersion, timers: timersOf(options), random, wakeUps: () => () => {} };
  const named = side === 'rep' ? 'ticket' : 'token';
  const auth = async () => {
    const got = await credentials(side);
    return got.ok ? ok({ [named]: got.data }) : got;
  };
  return side === 'rep'
    ? connect({ ...shared, namespace: '/rep', auth, checks: zodChecks(repRequests, repPushes) })
    : connect<VisitorContract, VisitorPushes>({
        ...shared,
        namespace: '/visitor',
        auth,
        checks: createVisitorChecks(),
      });
};

const textsOf = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) => (entry.type === 'message' && entry.text !== null ? [entry.text] : []));

/** Outbox, connection and log of the product, with an eye on what they show. */
export const openFaultClient = (options: FaultClientOptions): FaultClient => {
  const { side, conversationId, random } = options;
  const timers = timersOf(options);
  const disk = createDisk();
  const ids = createIds(systemClock);
  const wrong: string[] = [];

  const openPage = () => {
    const line = openLine(options);
    const log = followConversation({ port: line, conversationId, side, timers, random });
    const outbox = createOutbox({
      store: disk.open(),
      connection: line,
      clock: systemClock,
      ids,
      timers,
      random,
      send: async (item) => {
        const sent = await deliverItem(line, conversationId, item);
        if (sent.ok) log.expect(sent.data.seq);
        return sent;
      },
    });
    const shown = new Set<string>();
    const look = (): void => {
      const snapshot = log.getSnapshot();
      const { items } = outbox.getSnapshot();
      const { entries } = snapshot;
      for (const [n, entry] of entries.entries()) {
        const before = entries[n - 1];
        if (before && entry.seq !== before.seq + 1) wrong.push(`${side}: ${entry.seq} after ${before.seq}`);
      }
      // Whose name stands on it does not matter here: each message is one line, or one too many.
      const keys = threadOf(snapshot, items, side === 'rep' ? 'rep' : null).map(({ key }) => key);
      const now = new Set(keys);
      if (now.size !== keys.length) wrong.push(`${side}: a message twice`);
      const first = entries[0]?.seq ?? 0;
      for (const key of shown) if (!now.has(key) && first <= 1) wrong.push(`${side}: ${key} vanished`);
      for (const { clientId } of items) shown.add(clientId);
      outbox.settle(conversationId, entries);
      log.markRead();
    };
    const drops = [log.subscribe(look), outbox.subscribe(look)];
    return {
      log,
      outbox,
      close() {
        for (const drop of drops) drop();
        outbox.close();
        log.close();
        line.close();
      },
    };
  };
  let page = openPage();

  return {
    wrong,
    async say(text) {
      const added = await page.outbox.add(conversationId, text);
      if (!added.ok) throw new Error(added.error.message);
    },
    pending: () => {
      const { ready, items } = page.outbox.getSnapshot();
      for (const { state, error } of items) if (state === 'failed') wrong.push(`${side}: failed as ${error?.code}`);
      return ready ? items.filter(({ state }) => state !== 'sent').length : Number.POSITIVE_INFINITY;
    },
    lastSeq: () => page.log.getSnapshot().entries.at(-1)?.seq ?? 0,
    crash() {
      page.close();
      page = openPage();
    },
    async transcript() {
      while (page.log.getSnapshot().hasEarlier) {
        const loaded = await page.log.loadEarlier(200);
        if (loaded.ok) continue;
        if (!isTransient(loaded.error.code)) throw new Error(loaded.error.message);
        // The last cut lasts yet.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return textsOf(page.log.getSnapshot().entries);
    },
    close: () => page.close(),
  };
};

/** What is often built instead: each message is sent once, and what is pushed is taken as it comes. */
export const openNaiveClient = (options: FaultClientOptions): FaultClient => {
  const { conversationId } = options;
  const line = openLine(options);
  const ids = createIds(systemClock);
  const heard: Entry[] = [];
  let pending = 0;
  const drop = line.on('conversation.entry', ({ entry }) => {
    if (!heard.some(({ seq }) => seq === entry.seq)) heard.push(entry);
  });
  return {
    wrong: [],
    async say(text) {
      pending += 1;
      // A socket that buffers while it is away: it goes out once there is one, and is then forgotten.
      while (line.getSnapshot().kind !== 'connected') {
        await new Promise<void>((resolve) => {
          const stop = line.subscribe(() => {
            stop();
            resolve();
          });
        });
      }
      void line.request('conversation.send', { conversationId, clientId: ids.next(), text }).then(() => {
        pending -= 1;
      });
    },
    pending: () => pending,
    lastSeq: () => heard.at(-1)?.seq ?? 0,
    crash() {},
    transcript: async () => textsOf(heard),
    close() {
      drop();
      line.close();
    },
  };
};
