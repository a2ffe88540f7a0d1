import type { Checks } from '../../../shared/client/transport/checks.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { VisitorPushes } from '../../../shared/protocol/visitor/pushes.ts';
import {
  connectedPerson,
  conversation,
  entry,
  id,
  instant,
  meetingParts,
  person,
  slots,
} from './conversation-guards.ts';
import { flag, type Guard, list, literal, nullable, shape, text, whole } from './shape.ts';

const none = shape({});

export const stateGuard = shape({
  version: whole(),
  repsAvailable: flag,
  faces: list(person),
  conversation: nullable(conversation),
  waiting: nullable(shape({ since: instant, bookAt: instant })),
  rep: nullable(connectedPerson),
  askEmail: flag,
  email: nullable(text),
  meeting: nullable(shape({ id, ...meetingParts })),
  pounce: nullable(shape({ id, rep: person, text, at: instant })),
});

/** Guards of what `/visitor` answers; a test holds them equal to the schemas of the contract. */
export const outputGuards: Record<keyof VisitorContract, Guard> = {
  'state.get': stateGuard,
  'page.view': none,
  'visitor.agree': none,
  'experience.get': shape({
    experience: nullable(
      shape({
        id,
        greeting: text,
        choices: list(shape({ id: literal('talk', 'book'), label: text })),
      }),
    ),
  }),
  'experience.shown': shape({ impressionId: id }),
  'messenger.toggled': none,
  'conversation.start': shape({ conversation }),
  'conversation.open': shape({ conversation, entries: list(entry) }),
  'conversation.pull': shape({ conversation, entries: list(entry), more: flag }),
  'conversation.history': shape({ entries: list(entry), more: flag }),
  'conversation.send': shape({ id, seq: whole(1), at: instant }),
  'conversation.read': shape({ upTo: whole() }),
  'conversation.close': shape({ conversation }),
  'email.give': none,
  'email.skip': none,
  'pounce.delivered': none,
  'pounce.seen': none,
  'pounce.closed': none,
  'slot.list': slots,
  'meeting.book': shape({ meetingId: id, ...meetingParts }),
};

/** Guards of what `/visitor` pushes. */
export const pushGuards: Record<keyof VisitorPushes, Guard> = {
  state: stateGuard,
  'conversation.entry': shape({ conversation, entry }),
  'router.stopping': shape({ retryInMs: whole() }),
};

/** What the widget's connection parses by. */
export const visitorChecks: Checks<VisitorContract, VisitorPushes> = {
  output: (event, data) => (outputGuards[event](data) ? (data as never) : undefined),
  push: (event, data) => (pushGuards[event](data) ? (data as never) : undefined),
  pushes: Object.keys(pushGuards) as (keyof VisitorPushes)[],
};
