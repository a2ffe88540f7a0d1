import type { Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { ConversationReads } from '../conversations/conversation-reads.ts';
import type { Core } from '../core.ts';
import type { Labels } from '../desk/labels.ts';
import type { Notes } from '../desk/notes.ts';
import type { Snippets } from '../desk/snippets.ts';
import type { Tasks } from '../desk/tasks.ts';
import { northwindNotes, northwindSnippets, northwindTags, northwindTasks } from './northwind-desk.ts';

export interface DeskCast {
  core: Core;
  conversationReads: ConversationReads;
  desk: { labels: Labels; notes: Notes; snippets: Snippets; tasks: Tasks };
  manager: RepActor;
}

const hourMs = 3_600_000;
/** So many of the latest conversations have left something on the desk. */
const touched = 40;

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`the demo's desk could not be made: ${result.error.message}`);
  return result.data;
};

/** Leaves on the desk what a month of work leaves: shared answers, tags, outcomes, notes and things to do. */
export const tellDesk = async ({ core, conversationReads, desk, manager }: DeskCast): Promise<void> => {
  const { ids, clock } = core;
  const { labels, notes, snippets, tasks } = desk;
  for (const snippet of northwindSnippets) {
    unwrap(await snippets.save(manager, { ...snippet, id: ids.next(), shared: true, basedOn: 0 }));
  }
  const tags = northwindTags.map((tag) => ({ ...tag, id: ids.next() }));
  for (const tag of tags) unwrap(await labels.saveTag(manager, tag));
  const { dispositions } = unwrap(await labels.dispositions());
  const { items } = unwrap(await conversationReads.closed(manager, { whose: 'all', limit: touched }));

  const withRep = items.flatMap(({ id, rep }) => (rep ? [{ id, repId: rep.id }] : []));
  for (const [at, { id, repId }] of withRep.entries()) {
    const rep: RepActor = { kind: 'rep', personId: repId, role: 'rep', sessionId: repId };
    const tag = tags[at % tags.length];
    if (tag && at % 3 !== 2) unwrap(await labels.tag(rep, { conversationId: id, tagId: tag.id, on: true }));
    const disposition = dispositions[at % dispositions.length];
    if (disposition && at % 4 !== 3) {
      unwrap(await labels.finish(rep, { conversationId: id, disposition: disposition.id }, false));
    }
    const text = northwindNotes[at];
    if (text) unwrap(await notes.add(rep, { conversationId: id, clientId: ids.next(), text, mentions: [] }));
    const task = northwindTasks[at];
    if (!task) continue;
    const { inHours, ...facts } = task;
    const dueAt = clock.now() + inHours * hourMs;
    unwrap(await tasks.save(rep, { ...facts, id: ids.next(), conversationId: id, ownerId: repId, dueAt }));
  }
};
