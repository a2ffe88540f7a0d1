import { createManualTime } from '../../../shared/client/tests/manual-time.ts';
import { createMemoryRouter } from '../../../shared/client/tests/memory-socket.ts';
import { connect } from '../../../shared/client/transport/connect.ts';
import type { Conversation, Entry } from '../../../shared/domain/conversation.ts';
import { plainLook } from '../../../shared/domain/site-look.ts';
import { widgetLook } from '../../../shared/protocol/http/widget-look.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import { createVisitorChecks } from '../guards/visitor-checks.ts';
import { followState } from '../presence/follow-state.ts';
import type { Keeping, Presence } from '../presence/presence.ts';
import { createValue } from '../presence/value.ts';

export const idOf = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const visitorId = idOf(900_001);

/** A presence on a router in memory that keeps one visitor's conversations as the contract says. */
export function createVisitorHouse(keep: Keeping = 'yes') {
  const time = createManualTime();
  const line = createMemoryRouter();
  let made = 0;
  const ids = {
    next: () => {
      made += 1;
      return idOf(made);
    },
  };
  const conversations: { head: Conversation; entries: Entry[]; startedBy: string }[] = [];
  let version = 0;
  let extra: Partial<VisitorState> = {};
  const state = (): VisitorState => ({
    version,
    repsAvailable: true,
    canCall: false,
    faces: [],
    conversation: conversations.at(-1)?.head ?? null,
    waiting: null,
    rep: null,
    call: null,
    askEmail: false,
    email: null,
    meeting: null,
    hold: null,
    pounce: null,
    ...extra,
  });
  const pushState = (change: Partial<VisitorState> = {}): void => {
    version += 1;
    extra = { ...extra, ...change };
    line.push('state', state());
  };
  const append = (entry: object, change: Partial<Conversation> = {}): Entry => {
    const conversation = conversations.at(-1);
    if (!conversation) throw new Error('no conversation');
    const stored = { at: time.now(), ...entry, seq: conversation.entries.length + 1 } as Entry;
    conversation.entries.push(stored);
    Object.assign(conversation.head, change, { lastSeq: stored.seq });
    line.push('conversation.entry', { conversation: conversation.head, entry: stored });
    return stored;
  };
  const say = (kind: 'visitor' | 'bot', clientId: string, text: string): Entry =>
    append({ type: 'message', id: ids.next(), clientId, sender: { kind }, text });

  const open = () => conversations.find(({ head }) => head.phase !== 'closed');
  const answers: Record<string, (input: never) => unknown> = {
    'state.get': () => ok(state()),
    'experience.get': () =>
      ok({ experience: { id: idOf(900_002), greeting: 'Hello', choices: [{ id: 'talk', label: 'Talk to sales' }] } }),
    'experience.shown': () => ok({ impressionId: idOf(900_003) }),
    'conversation.start': ({ clientId, by }: { clientId: string; by: { text?: string } }) => {
      const known = conversations.find(({ startedBy }) => startedBy === clientId) ?? open();
      if (!known) {
        const head: Conversation = {
          id: idOf(910_000 + conversations.length),
          visitorId,
          phase: 'bot',
          rep: null,
          createdAt: time.now(),
          closedAt: null,
          lastSeq: 0,
          visitorReadSeq: 0,
          repReadSeq: 0,
        };
        conversations.push({ head, entries: [], startedBy: clientId });
        say('bot', ids.next(), 'Hello');
        say('visitor', clientId, by.text ?? 'Talk to sales');
        append({ type: 'waiting' }, { phase: 'waiting' });
      }
      pushState();
      return ok({ conversation: (known ?? conversations.at(-1))?.head });
    },
    'conversation.send': ({ conversationId, clientId, text }: Record<string, string>) => {
      const known = conversations.find(({ head }) => head.id === conversationId);
      if (!known) return fail('not_found', 'no such conversation');
      const before = known.entries.find((entry) => entry.type === 'message' && entry.clientId === clientId);
      if (!before && known.head.phase === 'closed') return fail('conflict', 'closed');
      const stored = before ?? say('visitor', String(clientId), String(text));
      return ok({ id: idOf(1), seq: stored.seq, at: stored.at });
    },
    'conversation.open': ({ conversationId }: { conversationId: string }) => {
      const known = conversations.find(({ head }) => head.id === conversationId);
      return known ? ok({ conversation: known.head, entries: known.entries }) : fail('not_found', 'no');
    },
    'conversation.pull': ({ conversationId, after }: { conversationId: string; after: number }) => {
      const known = conversations.find(({ head }) => head.id === conversationId);
      return ok({ conversation: known?.head, entries: known?.entries.slice(after) ?? [], more: false });
    },
    'conversation.read': ({ upTo }: { upTo: number }) => ok({ upTo }),
  };
  line.answer = (event, input) => (answers[event] ?? (() => ok({})))(input as never);

  const connection = connect({
    url: '',
    namespace: '/visitor',
    auth: async () => ok({}),
    checks: createVisitorChecks(),
    protocol: 1,
    clock: time,
    timers: time,
    random: () => 0.5,
    openSocket: line.openSocket,
    wakeUps: () => () => {},
  });
  const keeping = createValue<Keeping>(keep);
  const opened = createValue(true);
  let unread = 0;
  const presence: Presence = {
    tongue: { tag: 'en', locale: 'en', texts: {} },
    siteKey: 'site',
    site: { name: 'Acme', consent: 'ask', look: widgetLook('#4a3fbf', plainLook) },
    connection,
    clock: time,
    state: followState(connection, () => {}),
    page: createValue({ url: 'https://acme.example/', title: 'Acme', referrer: '' }),
    opened,
    toBook: false,
    full: createValue(false),
    keeping,
    answerKeeping: (keeps) => keeping.set(keeps ? 'yes' : 'no'),
    open: () => opened.set(true),
    close: () => opened.set(false),
    learn: () => {},
    peek: () => {},
    happened: () => {},
    refuses: false,
    leave: () => {},
    setUnread: (count) => {
      unread = count;
    },
  };
  return {
    time,
    line,
    ids,
    presence,
    opened,
    answers,
    conversations,
    append,
    pushState,
    unread: () => unread,
    heard: (event: string) => line.requests.filter((one) => one.event === event).map((one) => one.input),
  };
}
