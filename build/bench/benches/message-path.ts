import { v7 } from 'uuid';
import { alternate } from '../alternate.ts';
import type { Bench } from '../bench.ts';
import { openEnds, sendAll } from '../chat-load.ts';
import { startChild } from '../child-server.ts';
import type { ChatDoors } from '../servers/router.ts';

const messages = 3_000;
const inFlight = 32;
const rounds = 7;

/** A message's whole way: parse, authorise, sequence, dedupe, store on disk, ack, deliver. */
export const bench: Bench = {
  name: 'message-path',
  number: 1,
  about: 'Server CPU per message, against a bare Socket.IO relay of the same payload',
  run: async () => {
    await using relay = await startChild<{ url: string }>('relay.ts');
    await using router = await startChild<ChatDoors>('router.ts');
    using relayEnds = await openEnds(relay.doors);
    using routerEnds = await openEnds(router.doors);
    const spent = async (server: typeof relay | typeof router, work: () => Promise<void>): Promise<number> => {
      const before = await server.figures();
      await work();
      return ((await server.figures()).cpu - before.cpu) / messages;
    };
    const conversationId = router.doors.conversationId;
    const { reference, ours, ratios } = await alternate(
      rounds,
      {
        reference: () => spent(relay, () => sendAll(relayEnds, v7(), messages, inFlight)),
        ours: () => spent(router, () => sendAll(routerEnds, conversationId, messages, inFlight)),
      },
      3,
    );
    return [
      {
        metric: 'message path, server CPU',
        reference,
        ours,
        unit: 'µs',
        detail: { messages, inFlight, lowest: Math.min(...ratios).toFixed(2), highest: Math.max(...ratios).toFixed(2) },
        goal: { of: 'ratio', bound: 'atMost', must: 2, stretch: 1.5 },
      },
    ];
  },
};
