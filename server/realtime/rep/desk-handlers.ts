import type { deskRequests } from '../../../shared/protocol/rep/desk.ts';
import type { Blocks } from '../../features/desk/blocks.ts';
import type { createConversationDesk } from '../../features/desk/conversation-desk.ts';
import type { Labels } from '../../features/desk/labels.ts';
import type { Notes } from '../../features/desk/notes.ts';
import type { Snippets } from '../../features/desk/snippets.ts';
import type { Snoozes } from '../../features/desk/snoozes.ts';
import type { Tasks } from '../../features/desk/tasks.ts';
import type { Transcripts } from '../../features/desk/transcripts.ts';
import type { RepHandlers } from '../handlers.ts';

export interface DeskServices {
  blocks: Blocks;
  conversationDesk: ReturnType<typeof createConversationDesk>;
  labels: Labels;
  notes: Notes;
  snippets: Snippets;
  snoozes: Snoozes;
  tasks: Tasks;
  transcripts: Transcripts;
}

/** The rep's tools beside conversations. */
export const deskHandlers = (
  { blocks, conversationDesk, labels, notes, snippets, snoozes, tasks, transcripts }: DeskServices,
  dispositionRequired: () => boolean,
): RepHandlers<keyof typeof deskRequests> => ({
  'note.add': ({ actor }, input) => notes.add(actor, input),
  'note.seen': ({ actor }, { conversationId }) => notes.seen(actor, conversationId),
  'snippet.list': ({ actor }) => snippets.list(actor),
  'snippet.save': ({ actor }, input) => snippets.save(actor, input),
  'snippet.remove': ({ actor }, { id }) => snippets.remove(actor, id),
  'tag.list': () => labels.tags(),
  'tag.save': ({ actor }, tag) => labels.saveTag(actor, tag),
  'tag.remove': ({ actor }, { id }) => labels.removeTag(actor, id),
  'conversation.tag': ({ actor }, input) => labels.tag(actor, input),
  'disposition.list': () => labels.dispositions(),
  'disposition.save': ({ actor }, input) => labels.saveDisposition(actor, input),
  'disposition.order': (_line, { ids }) => labels.order(ids),
  'conversation.finish': ({ actor }, input) => labels.finish(actor, input, dispositionRequired()),
  'conversation.snooze': ({ actor }, input) => snoozes.set(actor, input),
  'conversation.desk': ({ actor }, { conversationId }) => conversationDesk(actor, conversationId),
  'task.list': ({ actor }, input) => tasks.list(actor, input),
  'task.save': ({ actor }, input) => tasks.save(actor, input),
  'task.set': ({ actor }, input) => tasks.set(actor, input),
  'task.remove': ({ actor }, { id }) => tasks.remove(actor, id),
  'visitor.block': ({ actor }, input) => blocks.block(actor, input),
  'visitor.unblock': ({ actor }, { visitorId }) => blocks.unblock(actor, visitorId),
  'visitor.blocks': () => blocks.list(),
  'conversation.transcript': ({ actor }, input) => transcripts.file(actor, input),
  'conversation.transcript_mail': ({ actor }, input) => transcripts.mail(actor, input),
});
