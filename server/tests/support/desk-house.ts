import type { Result } from '../../../shared/protocol/result.ts';
import type { Signals } from '../../db/signals.ts';
import { createAudit } from '../../features/audit/audit.ts';
import { createConversationReads } from '../../features/conversations/conversation-reads.ts';
import { createConversations } from '../../features/conversations/conversations.ts';
import { createEditing } from '../../features/conversations/editing.ts';
import { readInbox } from '../../features/conversations/inbox-repository.ts';
import type { Core } from '../../features/core.ts';
import { createBlocks } from '../../features/desk/blocks.ts';
import { createConversationDesk } from '../../features/desk/conversation-desk.ts';
import { createLabels } from '../../features/desk/labels.ts';
import { createNotes, noteChanges } from '../../features/desk/notes.ts';
import { createSnippets } from '../../features/desk/snippets.ts';
import { createSnoozes } from '../../features/desk/snoozes.ts';
import { createTasks } from '../../features/desk/tasks.ts';
import { createTranscripts } from '../../features/desk/transcripts.ts';
import { aPerson, aSite, aVisitor } from './builders.ts';
import { handTimers } from './hand-timers.ts';

/** The answer's data; a refusal fails the test. */
export const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

/** The desk's services over a store, a conversation of Ada's, and what was told. */
export const deskHouse = async (core: Core, clock: { advance(ms: number): void }) => {
  const timers = handTimers(clock);
  const conversations = createConversations(core);
  const audit = createAudit(core);
  const ports = { conversations, audit };
  const notices: Signals['desk.notice'][] = [];
  const blocked: string[] = [];
  core.board.after('desk.notice', (notice) => notices.push(notice));
  core.board.after('visitor.blocked', ({ visitorId }) => blocked.push(visitorId));
  const siteId = await aSite(core);
  const ada = await aPerson(core, 'Ada Lind');
  const ben = await aPerson(core, 'Ben Okoro');
  const mia = await aPerson(core, 'Mia Chen', 'manager');

  const talk = async (rep: typeof ada | null = ada) => {
    const visitor = await aVisitor(core, siteId);
    const clientId = core.ids.next();
    const { row } = await core.store.run((tx) =>
      conversations.start(tx, {
        visitor,
        clientId,
        impressionId: null,
        pagePath: '/pricing',
        said: [{ from: 'visitor', text: 'Do you integrate with SAP?', clientId }],
        words: 'Do you integrate with SAP?',
      }),
    );
    if (rep) await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: rep.personId }));
    return { visitor, conversationId: row.id };
  };

  return {
    core,
    timers,
    conversations,
    reads: createConversationReads(core),
    editing: createEditing(conversations, noteChanges),
    blocks: createBlocks(core, ports),
    labels: createLabels(core, ports),
    notes: createNotes(core, conversations),
    snippets: createSnippets(core),
    snoozes: createSnoozes(core, conversations, timers),
    tasks: createTasks(core, conversations, timers),
    transcripts: createTranscripts(core, { enqueue: async () => false }, { byId: () => undefined }),
    desk: createConversationDesk(core),
    inbox: async (rep: typeof ada) => (await readInbox(core.store.k, rep.personId)).rows,
    say: (who: Parameters<typeof conversations.send>[1], conversationId: string, text: string) =>
      core.store.run((tx) => conversations.send(tx, who, { conversationId, clientId: core.ids.next(), text })),
    talk,
    notices,
    blocked,
    ada,
    ben,
    mia,
  };
};

export type DeskHouse = Awaited<ReturnType<typeof deskHouse>>;
