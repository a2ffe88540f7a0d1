import type { Checks } from '../../../shared/client/transport/checks.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { VisitorPushes } from '../../../shared/protocol/visitor/pushes.ts';
import {
  connectedPerson,
  conversation,
  entry,
  hold,
  id,
  instant,
  meetingParts,
  person,
} from './conversation-guards.ts';
import { flag, type Guard, list, literal, nullable, optional, shape, text, whole } from './shape.ts';

/** What a chunk that is loaded later speaks: it brings its own guards, so that nobody pays for them before. */
type Late =
  | `call.${string}`
  | `camera.${string}`
  | `demo.${string}`
  | `file.${string}`
  | 'conversation.typing'
  | `privacy.${string}`
  | `slot.${string}`
  | 'meeting.book'
  | 'visitor.identify'
  | 'visitor.attributes'
  | 'visitor.track';
/** Guards by event name. */
export interface LateGuards {
  outputs: Record<string, Guard>;
  pushes: Record<string, Guard>;
}

const none = shape({});
const stored = shape({ seq: whole(1) });

export const stateGuard = shape({
  version: whole(),
  repsAvailable: flag,
  canCall: flag,
  faces: list(person),
  conversation: nullable(conversation),
  waiting: nullable(shape({ since: instant, bookAt: instant, byVoice: flag })),
  rep: nullable(connectedPerson),
  call: nullable(id),
  demo: optional(id),
  askEmail: flag,
  email: nullable(text),
  meeting: nullable(shape({ id, ...meetingParts })),
  hold: nullable(hold),
  pounce: nullable(shape({ id, rep: person, text, at: instant })),
});

/** Guards of what `/visitor` answers; a test holds them equal to the schemas of the contract. */
export const outputGuards: Record<Exclude<keyof VisitorContract, Late>, Guard> = {
  'state.get': stateGuard,
  'page.view': none,
  'visitor.agree': none,
  'experience.get': shape({
    experience: nullable(
      shape({
        id,
        greeting: text,
        choices: list(shape({ id: literal('talk', 'call', 'book'), label: text })),
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
  'message.edit': stored,
  'message.delete': stored,
  'conversation.close': shape({ conversation }),
  'email.give': none,
  'email.skip': none,
  'pounce.delivered': none,
  'pounce.seen': none,
  'pounce.closed': none,
};

/** Guards of what `/visitor` pushes. */
export const pushGuards: Record<Exclude<keyof VisitorPushes, Late>, Guard> = {
  state: stateGuard,
  'conversation.entry': shape({ conversation, entry }),
  erased: none,
  'router.stopping': shape({ retryInMs: whole() }),
};

/** What the widget's connection parses by; `learn` adds what a later chunk speaks. */
export function createVisitorChecks(): Checks<VisitorContract, VisitorPushes> & { learn(more: LateGuards): void } {
  const outputs: Record<string, Guard> = { ...outputGuards };
  const pushes: Record<string, Guard> = { ...pushGuards };
  return {
    output: (event, data) => (outputs[event]?.(data) ? (data as never) : undefined),
    push: (event, data) => (pushes[event]?.(data) ? (data as never) : undefined),
    get pushes() {
      return Object.keys(pushes) as (keyof VisitorPushes)[];
    },
    learn(more) {
      Object.assign(outputs, more.outputs);
      Object.assign(pushes, more.pushes);
    },
  };
}
