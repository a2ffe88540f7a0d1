import type { Conversation, Entry } from '../../../shared/domain/conversation.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { PreviewMessage } from '../../../shared/protocol/visitor/preview.ts';
import type { VisitorConnection } from '../presence/presence.ts';

const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

type Unplaced = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq' | 'at'> : never) : never;

/** A line that leads nowhere: it answers as a router would of whom a visitor has just met. */
export function previewConnection({ rep, talk, greeting, choices }: PreviewMessage, now: number): VisitorConnection {
  const entries = talk.flatMap((text, at): Unplaced[] => {
    const sender = at % 2 === 0 ? ({ kind: 'visitor' } as const) : ({ kind: 'rep', rep } as const);
    const said = { type: 'message' as const, id: idOf(10 + at), clientId: idOf(30 + at), sender, text };
    return at === 1 ? [{ type: 'joined', rep }, said] : [said];
  });
  const conversation: Conversation = {
    id: idOf(1),
    visitorId: idOf(2),
    phase: 'active',
    rep,
    createdAt: now,
    closedAt: null,
    lastSeq: entries.length,
    visitorReadSeq: entries.length,
    repReadSeq: entries.length,
  };
  const talking = talk.length > 0;
  const state: VisitorState = {
    version: 0,
    repsAvailable: true,
    canCall: false,
    faces: [rep],
    conversation: talking ? conversation : null,
    waiting: null,
    rep: talking ? { ...rep, connected: true } : null,
    call: null,
    askEmail: false,
    email: null,
    meeting: null,
    hold: null,
    pounce: null,
  };
  const answers: Record<string, unknown> = {
    'state.get': state,
    'experience.get': {
      experience: {
        id: idOf(3),
        greeting,
        choices: [
          { id: 'talk', label: choices.talk },
          { id: 'book', label: choices.book },
        ],
      },
    },
    'experience.shown': { impressionId: idOf(4) },
    'conversation.open': { conversation, entries: entries.map((entry, at) => ({ ...entry, seq: at + 1, at: now })) },
    'conversation.pull': { conversation, entries: [], more: false },
    'page.view': {},
    'messenger.toggled': {},
  };
  const request: VisitorConnection['request'] = async (event) =>
    event in answers
      ? { ok: true, data: answers[event] as never }
      : { ok: false, error: { code: 'forbidden', message: 'a preview' } };
  return {
    getSnapshot: () => ({ kind: 'connected', since: now, epoch: 1 }),
    subscribe(listener) {
      // It stands from the first moment on; whoever waits to hear of it hears once.
      queueMicrotask(listener);
      return () => {};
    },
    request,
    on: () => () => {},
    retry: () => {},
    close: () => {},
  };
}
