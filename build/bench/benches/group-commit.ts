import { createConversations } from '../../../server/features/conversations/conversations.ts';
import { aStore } from '../../../server/tests/support/a-store.ts';
import { aSite, aVisitor } from '../../../server/tests/support/builders.ts';
import type { Bench } from '../bench.ts';
import { openEnds, sendAll } from '../chat-load.ts';
import { startChild } from '../child-server.ts';
import type { ChatDoors } from '../servers/router.ts';

const burst = 200;

const commitsInOneTurn = async (): Promise<number> => {
  const { core, store } = await aStore();
  const conversations = createConversations(core);
  const visitor = await aVisitor(core, await aSite(core));
  const start = { visitor, clientId: core.ids.next(), impressionId: null, pagePath: null, said: [], words: '' };
  const { row } = await store.run((tx) => conversations.start(tx, start));
  const before = store.commits;
  await Promise.all(
    Array.from({ length: burst }, () =>
      store.run((tx) =>
        conversations.send(tx, visitor, { conversationId: row.id, clientId: core.ids.next(), text: 'Hello' }),
      ),
    ),
  );
  const commits = store.commits - before;
  await store.close();
  return commits;
};

const commitsOverTheWire = async (): Promise<number> => {
  await using router = await startChild<ChatDoors>('router.ts');
  using ends = await openEnds(router.doors);
  await sendAll(ends, router.doors.conversationId, burst, burst);
  const { counted: before } = await router.figures();
  await sendAll(ends, router.doors.conversationId, burst, burst);
  return (await router.figures()).counted - before;
};

/** Messages that arrive together share a commit. */
export const bench: Bench = {
  name: 'group-commit',
  number: 2,
  about: 'Commits for a burst of 200 messages in one turn, against one commit per message',
  run: async () => [
    {
      metric: 'commits, 200 messages in one turn',
      reference: burst,
      ours: await commitsInOneTurn(),
      unit: 'commits',
      detail: { 'sent at once over a socket': await commitsOverTheWire() },
      goal: { of: 'ours', bound: 'atMost', must: 3 },
    },
  ],
};
