import { v7 } from 'uuid';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { openEnds, sendAll } from '../chat-load.ts';
import { startChild } from '../child-server.ts';
import type { ChatDoors } from '../servers/router.ts';

const messages = 3_000;
const inFlight = 32;
const rounds = 7;

const goal = { of: 'ratio', bound: 'atMost', must: 2, stretch: 1.5 } as const;

/**
 * A message's whole way: parse, authorise, sequence, dedupe, store on disk, ack, deliver. Beside the relay stands one that
 * stores what it passes on: it tells what a message costs by itself from what its being on disk costs anybody.
 */
export const bench: Bench = {
  name: 'message-path',
  number: 1,
  about: 'Server CPU per message, against a bare Socket.IO relay of the same payload, and one that stores it as well',
  run: async () => {
    await using router = await startChild<ChatDoors>('router.ts');
    using routerEnds = await openEnds(router.doors);
    const spent = async (server: Pick<typeof router, 'figures'>, work: () => Promise<void>): Promise<number> => {
      const before = await server.figures();
      await work();
      return ((await server.figures()).cpu - before.cpu) / messages;
    };
    const against = async (metric: string, name: string): Promise<Metric> => {
      await using relay = await startChild<{ url: string }>(name);
      using relayEnds = await openEnds(relay.doors);
      const { reference, ours, ratios } = await alternate(
        rounds,
        {
          reference: () => spent(relay, () => sendAll(relayEnds, v7(), messages, inFlight)),
          ours: () => spent(router, () => sendAll(routerEnds, router.doors.conversationId, messages, inFlight)),
        },
        3,
      );
      const spread = { lowest: Math.min(...ratios).toFixed(2), highest: Math.max(...ratios).toFixed(2) };
      return { metric, reference, ours, unit: 'µs', detail: { messages, inFlight, ...spread }, goal };
    };
    return [
      await against('message path, server CPU', 'relay.ts'),
      await against('the same, the relay stores too', 'storing-relay.ts'),
    ];
  },
};
