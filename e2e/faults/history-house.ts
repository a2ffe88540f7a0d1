import type { Actor, RepActor } from '../../server/features/actor.ts';
import { createConversationReads } from '../../server/features/conversations/conversation-reads.ts';
import { createConversations } from '../../server/features/conversations/conversations.ts';
import { createEditing } from '../../server/features/conversations/editing.ts';
import { createNotes, noteChanges } from '../../server/features/desk/notes.ts';
import { aStore } from '../../server/tests/support/a-store.ts';
import { aPerson, aSite, aVisitor } from '../../server/tests/support/builders.ts';
import { createOutbox } from '../../shared/client/delivery/create-outbox.ts';
import { deliverItem } from '../../shared/client/delivery/deliver-item.ts';
import { followConversation } from '../../shared/client/delivery/follow-conversation.ts';
import { createMemoryStore } from '../../shared/client/delivery/memory-store.ts';
import { threadOf } from '../../shared/client/delivery/thread.ts';
import type { ManualTime } from '../../shared/client/tests/manual-time.ts';
import { createMemoryRouter } from '../../shared/client/tests/memory-socket.ts';
import { connect } from '../../shared/client/transport/connect.ts';
import { zodChecks } from '../../shared/client/transport/zod-checks.ts';
import { asVisitorSees, type Entry } from '../../shared/domain/conversation.ts';
import { repRequests } from '../../shared/protocol/rep/contract.ts';
import { repPushes } from '../../shared/protocol/rep/pushes.ts';
import { ok, type Result } from '../../shared/protocol/result.ts';

/** The router's own services on its own tables, without sockets. */
export const openHistoryHouse = async () => {
  const { core } = await aStore();
  const conversations = createConversations(core);
  const editing = createEditing(conversations, noteChanges);
  const reads = createConversationReads(core);
  const notes = createNotes(core, conversations);
  const siteId = await aSite(core);
  const rep = await aPerson(core, 'Ada Lind');

  const serve = (actor: Actor, event: string, input: never): Promise<Result<unknown>> | Result<unknown> => {
    const { store } = core;
    switch (event) {
      case 'conversation.open':
        return reads.open(actor, input);
      case 'conversation.pull':
        return reads.pull(actor, input);
      case 'conversation.history':
        return reads.history(actor, input);
      case 'conversation.send':
        return store.run((tx) => conversations.send(tx, actor, input));
      case 'conversation.read':
        return store.run((tx) => conversations.read(tx, actor, input));
      case 'message.edit':
        return store.run((tx) => editing.edit(tx, actor, input));
      case 'message.delete':
        return store.run((tx) => editing.remove(tx, actor, input));
      case 'note.add':
        return notes.add(actor as RepActor, { mentions: [], ...(input as object) } as never);
      default:
        return ok({});
    }
  };

  /** A talk of its own between the rep and a visitor. */
  const begin = async () => {
    const visitor = await aVisitor(core, siteId);
    const conversationId = await core.store.run(async (tx) => {
      const { row } = await conversations.start(tx, {
        visitor,
        clientId: core.ids.next(),
        impressionId: null,
        pagePath: null,
        said: [],
        words: '',
      });
      await conversations.assign(tx, { conversationId: row.id, repId: rep.personId });
      return row.id;
    });
    return { conversationId, actors: { rep, visitor } };
  };

  /** All entries as this side may see them now. */
  const entriesFor = async (actor: Actor, conversationId: string): Promise<Entry[]> => {
    const all: Entry[] = [];
    for (let more = true; more; ) {
      const page = await reads.pull(actor, { conversationId, after: all.length, limit: 500 });
      if (!page.ok) throw new Error(page.error.message);
      all.push(...page.data.entries);
      ({ more } = page.data);
    }
    return all;
  };

  return { core, serve, begin, entriesFor };
};

export type HistoryHouse = Awaited<ReturnType<typeof openHistoryHouse>>;

/** Entries of a page: few, so that a history has earlier pages. */
const pageSize = 6;

/** One side's client on a line that can be cut, whose page can die. */
export const openHistoryClient = (house: HistoryHouse, actor: Actor, conversationId: string, time: ManualTime) => {
  const { core, serve } = house;
  const side = actor.kind;
  const line = createMemoryRouter();
  let losesAcks = false;
  line.answer = async (event, input) => {
    const answer = await serve(actor, event, input as never);
    return losesAcks ? new Promise(() => {}) : answer;
  };
  const drop = core.board.after('conversation.appended', ({ conversation, entry }) => {
    if (conversation.id !== conversationId) return;
    line.push('conversation.entry', { conversation, entry: side === 'visitor' ? asVisitorSees(entry) : entry });
  });
  const store = createMemoryStore();

  const openPage = () => {
    const connection = connect({
      url: '',
      namespace: '/rep',
      auth: async () => ok({}),
      checks: zodChecks(repRequests, repPushes),
      protocol: 1,
      clock: time,
      timers: time,
      random: () => 0.5,
      openSocket: line.openSocket,
      wakeUps: () => () => {},
    });
    const log = followConversation({
      port: connection,
      conversationId,
      side,
      timers: time,
      random: () => 0.5,
      pageSize,
    });
    const outbox = createOutbox({
      store,
      connection,
      clock: time,
      ids: core.ids,
      timers: time,
      random: () => 0.5,
      send: async (item) => {
        const sent = await deliverItem(connection, conversationId, item);
        if (sent.ok) log.expect(sent.data.seq);
        return sent;
      },
    });
    return { connection, log, outbox };
  };
  let page = openPage();
  const meId = actor.kind === 'rep' ? actor.personId : null;
  const lines = () => threadOf(page.log.getSnapshot(), page.outbox.getSnapshot().items, meId);
  const close = (): void => {
    page.outbox.close();
    page.log.close();
    page.connection.close();
  };

  return {
    lines,
    /** One's own messages on screen that may still be changed. */
    own: (): string[] =>
      lines().flatMap((one) => {
        if (one.kind === 'outgoing') return one.change?.does === 'remove' ? [] : [one.key];
        return one.kind === 'message' && one.mine && one.entry.text !== null && one.change?.does !== 'remove'
          ? [one.key]
          : [];
      }),
    say: (text: string) => page.outbox.add(conversationId, text),
    edit: (key: string, text: string) => page.outbox.edit(conversationId, key, text),
    remove: (key: string) => page.outbox.remove(conversationId, key),
    note: (text: string): void =>
      void page.connection.request('note.add', { conversationId, clientId: core.ids.next(), text }),
    read: () => page.log.markRead(),
    earlier: (): void => void page.log.loadEarlier(),
    loseAcks: (loses: boolean): void => {
      losesAcks = loses;
    },
    offline(): void {
      line.reachable = false;
      line.cut();
    },
    online(): void {
      line.reachable = true;
    },
    crash(): void {
      close();
      page = openPage();
    },
    /** Nothing is on its way and nothing is missing. */
    isQuiet: (): boolean =>
      page.connection.getSnapshot().kind === 'connected' &&
      page.log.getSnapshot().status === 'ready' &&
      !page.log.getSnapshot().behind &&
      page.outbox.getSnapshot().items.every(({ state }) => state === 'sent' || state === 'failed'),
    failed: () => page.outbox.getSnapshot().items.filter(({ state }) => state === 'failed'),
    async whole(): Promise<readonly Entry[]> {
      while (page.log.getSnapshot().hasEarlier) await page.log.loadEarlier(200);
      return page.log.getSnapshot().entries;
    },
    close() {
      drop();
      close();
    },
  };
};

export type HistoryClient = ReturnType<typeof openHistoryClient>;
