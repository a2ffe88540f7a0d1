import * as z from 'zod';
import { PersonRef } from './person.ts';
import { practiceMark } from './practice.ts';
import { Id, Instant } from './scalars.ts';

/** So many tags a workspace may have, and one conversation. */
export const tagLimits = { workspace: 100, conversation: 10 } as const;
/** So many dispositions a workspace may have; digits choose among the first nine. */
export const mostDispositions = 20;
/** So many snippets a workspace may have, personal and shared ones together. */
export const mostSnippets = 500;
/** So many open tasks one person may have. */
export const mostOpenTasks = 500;
/** So many colleagues one note may name. */
export const mostMentions = 20;
/** A conversation is snoozed for so long at most. */
export const longestSnoozeMs = 366 * 86_400_000;

/** Schema of a tag: a word of the workspace for conversations, in one of the tones 1 to 8. */
export const Tag = z.object({
  id: Id,
  name: z.string().trim().min(1).max(40),
  tone: z.number().int().min(1).max(8),
});
/** A tag for conversations. */
export type Tag = z.infer<typeof Tag>;

/** Schema of what a conversation came to, as the workspace words it. */
export const Disposition = z.object({
  id: Id,
  name: z.string().trim().min(1).max(60),
  /** False where it is chosen no more; what was closed with it keeps it. */
  active: z.boolean(),
});
/** What a conversation came to. */
export type Disposition = z.infer<typeof Disposition>;

/** Schema of the settings of the desk. */
export const DeskSettings = z.object({
  /** Whether closing asks what the conversation came to. */
  dispositionOnClose: z.enum(['off', 'optional', 'required']),
});
/** What a fresh workspace starts with. */
export const defaultDeskSettings: z.infer<typeof DeskSettings> = { dispositionOnClose: 'off' };

/** Schema of a task that came out of a conversation. */
export const Task = z.object({
  id: Id,
  conversationId: Id,
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    company: z.string().nullable(),
    ...practiceMark,
  }),
  title: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2000),
  dueAt: Instant.nullable(),
  owner: PersonRef,
  state: z.enum(['open', 'done']),
  doneAt: Instant.nullable(),
  createdBy: PersonRef,
  createdAt: Instant,
});
/** A task that came out of a conversation. */
export type Task = z.infer<typeof Task>;

/** Schema of a visitor who is kept away. */
export const Block = z.object({
  visitorId: Id,
  name: z.string().nullable(),
  city: z.string().nullable(),
  reason: z.string().trim().min(1).max(200),
  by: PersonRef,
  at: Instant,
  /** Null is for ever. */
  until: Instant.nullable(),
});
/** A visitor who is kept away, and why. */
export type Block = z.infer<typeof Block>;
