import * as z from 'zod';
import { Block, Disposition, longestSnoozeMs, mostDispositions, mostMentions, Tag, Task } from '../../domain/desk.ts';
import { PersonRef } from '../../domain/person.ts';
import { Email, Id, Instant, MessageText, Zone } from '../../domain/scalars.ts';
import { Snippet, SnippetFacts } from '../../domain/snippet.ts';
import { request } from '../contract.ts';

const none = z.object({});
const about = z.object({ conversationId: Id });

/** For whom a transcript is written; `locale` and `zone` are the asker's. */
const transcriptFor = {
  for: z.enum(['team', 'visitor']).optional(),
  notes: z.boolean(),
  locale: z.string().max(35),
  zone: Zone,
};

/** What the desk adds to a row of the inbox. */
export const inboxMarks = {
  /** The ids of its tags. */
  tags: z.array(Id),
  /** Set where the reader put it aside until then. */
  snoozedUntil: Instant.nullable(),
  /** How many notes name the reader, who has not read them. */
  mentions: z.number().int().nonnegative(),
} as const;

/** What the desk adds to a row of the closed box. */
export const closedMarks = { tags: z.array(Id), disposition: Id.nullable() } as const;

/** What of the desk the closed box can be narrowed by. */
export const closedFilter = { tag: Id.optional(), disposition: Id.optional() } as const;

/** Schema of what the desk knows of one conversation. */
export const ConversationDesk = z.object({
  tags: z.array(Id),
  disposition: Id.nullable(),
  /** The reader's own snooze. */
  snoozedUntil: Instant.nullable(),
  tasks: z.array(Task),
  block: Block.nullable(),
  /** The page the visitor asked from, with the booker open; good for anybody. Null for a site without an address. */
  bookingLink: z.string().nullable(),
});
/** What the desk knows of one conversation. */
export type ConversationDesk = z.infer<typeof ConversationDesk>;

/** Schema of a page of tasks: those with a time first, soonest first. */
const TaskPage = z.object({ items: z.array(Task), more: z.boolean() });

/** The rep's tools beside a conversation. */
export const deskRequests = {
  /** Keeps a note for colleagues once per `clientId`; whoever it names is told. */
  'note.add': request(
    about.extend({ clientId: Id, text: MessageText, mentions: z.array(Id).max(mostMentions).default([]) }),
    z.object({ id: Id, seq: z.number().int().positive(), at: Instant }),
  ),
  /** The reader has seen the notes that name them. */
  'note.seen': request(about, none),
  'snippet.list': request(none, z.object({ snippets: z.array(Snippet) })),
  /** Makes a snippet or, with `basedOn`, changes it; a `conflict` says in `detail.why` `changed`, `shortcut_taken` or `too_many`. */
  'snippet.save': request(SnippetFacts.extend({ id: Id, basedOn: z.number().int().min(0) }), Snippet),
  'snippet.remove': request(z.object({ id: Id }), none),
  'tag.list': request(none, z.object({ tags: z.array(Tag) })),
  /** Makes a tag or changes it; a `conflict` says in `detail.why` `name_taken` or `too_many`. */
  'tag.save': request(Tag, z.object({ tags: z.array(Tag) })),
  /** Takes it off all conversations too. */
  'tag.remove': request(z.object({ id: Id }), z.object({ tags: z.array(Tag) })),
  /** Puts a tag on a conversation or takes it off. */
  'conversation.tag': request(about.extend({ tagId: Id, on: z.boolean() }), none),
  'disposition.list': request(none, z.object({ dispositions: z.array(Disposition) })),
  /** Makes a disposition at the end or changes it; a `conflict` says in `detail.why` `name_taken` or `too_many`. */
  'disposition.save': request(Disposition, z.object({ dispositions: z.array(Disposition) })),
  /** Ids that are not named stay behind those that are. */
  'disposition.order': request(
    z.object({ ids: z.array(Id).max(mostDispositions) }),
    z.object({ dispositions: z.array(Disposition) }),
  ),
  /** Says what the conversation came to and closes it where it runs; null says nothing. */
  'conversation.finish': request(about.extend({ disposition: Id.nullable() }), none),
  /** Puts a conversation of one's own aside until then; null takes it back. */
  'conversation.snooze': request(about.extend({ until: Instant.nullable() }), none),
  'conversation.desk': request(about, ConversationDesk),
  'task.list': request(
    z.object({
      whose: z.enum(['mine', 'all']),
      state: z.enum(['open', 'done']),
      limit: z.number().int().min(1).max(200).default(100),
      after: z.object({ at: Instant, id: Id }).optional(),
    }),
    TaskPage,
  ),
  /** Makes a task or changes it. */
  'task.save': request(
    about.extend({ id: Id, ownerId: Id }).extend(Task.pick({ title: true, note: true, dueAt: true }).shape),
    Task,
  ),
  'task.set': request(z.object({ id: Id, state: z.enum(['open', 'done']) }), Task),
  'task.remove': request(z.object({ id: Id }), none),
  /** Keeps a visitor away; `until` null is for ever. What runs with them is closed. */
  'visitor.block': request(z.object({ visitorId: Id }).extend(Block.pick({ reason: true, until: true }).shape), Block),
  'visitor.unblock': request(z.object({ visitorId: Id }), none),
  'visitor.blocks': request(none, z.object({ blocks: z.array(Block) })),
  /**
   * All that was said, as a file: for the team in English and the asker's zone, with notes where asked for; for the visitor in
   * their language and zone, without notes and without what only colleagues see.
   */
  'conversation.transcript': request(
    about.extend({ ...transcriptFor, format: z.enum(['text', 'html']) }),
    z.object({ name: z.string(), content: z.string() }),
  ),
  /** The same by e-mail. */
  'conversation.transcript_mail': request(about.extend({ ...transcriptFor, to: Email }), none),
} as const;

/** The furthest moment one may snooze to. */
export const latestSnooze = (now: number): number => now + longestSnoozeMs;

/** What the desk pushes. */
export const deskPushes = {
  /** Something everybody may have on screen changed; who shows it asks again. */
  'desk.changed': z.object({
    what: z.enum(['snippets', 'tags', 'dispositions', 'tasks', 'blocks', 'conversation']),
    conversationId: Id.optional(),
  }),
  /** Something for this person alone. */
  'desk.notice': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('mention'), conversationId: Id, by: PersonRef }),
    z.object({ kind: z.literal('snooze_over'), conversationId: Id, because: z.enum(['time', 'visitor']) }),
    z.object({ kind: z.literal('task_due'), conversationId: Id, title: z.string() }),
    z.object({ kind: z.literal('task_given'), conversationId: Id, title: z.string(), by: PersonRef }),
    /** A visitor of theirs called while they are in another call. */
    z.object({ kind: z.literal('called'), conversationId: Id }),
  ]),
} as const;
/** The pushes of the desk by event name. */
export type DeskPushes = { [K in keyof typeof deskPushes]: z.infer<(typeof deskPushes)[K]> };
/** Something of the desk for one person alone. */
export type DeskNotice = DeskPushes['desk.notice'];
