import type { Conversation, Entry } from '../../domain/conversation.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { Timers } from '../timers.ts';
import { createBackOff } from '../transport/back-off.ts';
import { applyChanges, applyEntry } from './apply-entry.ts';
import type { ConversationLog, LogSnapshot } from './conversation-log.ts';
import type { ConversationPort } from './conversation-port.ts';

/** What a followed conversation stands on. */
export interface FollowOptions {
  port: ConversationPort;
  conversationId: string;
  /** Which side reads: decides which messages `markRead` counts. */
  side: 'visitor' | 'rep';
  timers: Timers;
  random: () => number;
  /** Entries of the first page and of each earlier one. */
  pageSize?: number;
  /**
   * While somebody reads further up, the newest entries beyond so many are let go: they are fetched anew once nobody reads up
   * there any more. Where it is not said, all are kept.
   */
  keptAbove?: number;
}

const pullSize = 200;
/** Earlier entries are let go beyond this many, unless somebody reads up there; they are fetched again when wanted. */
const keptEntries = 400;
const spareEntries = 200;
/** An ack usually comes a moment before its push; asking at once would ask for nothing. */
const pushGraceMs = 400;

/** The newer of two heads; read marks only move forward, whichever head they came with. */
function newerHead(had: Conversation | null, got: Conversation): Conversation {
  if (!had) return got;
  const newer = got.lastSeq >= had.lastSeq ? got : had;
  return {
    ...newer,
    visitorReadSeq: Math.max(had.visitorReadSeq, got.visitorReadSeq),
    repReadSeq: Math.max(had.repReadSeq, got.repReadSeq),
  };
}

/** Follows one conversation: opens it, takes pushes as hints, and pulls whatever is missing. */
export function followConversation(options: FollowOptions): ConversationLog {
  const { port, conversationId, side, timers, pageSize = 60, keptAbove = Infinity } = options;
  const changed = createListeners();
  const backOff = createBackOff(options.random, 500, 15_000);
  let snapshot: LogSnapshot = {
    status: 'loading',
    conversation: null,
    entries: [],
    hasEarlier: false,
    loadingEarlier: false,
    behind: false,
    error: null,
  };
  /** The highest `seq` anybody spoke of. */
  let known = 0;
  let syncing = false;
  let closed = false;
  let dropTimer = () => {};
  let readSent = 0;
  /** True while somebody reads further up than the newest page. */
  let readsAbove = false;
  /** True while the newest entries are let go. */
  let cut = false;

  const lastSeq = (): number => snapshot.entries.at(-1)?.seq ?? 0;
  const publish = (next: Partial<LogSnapshot>): void => {
    snapshot = { ...snapshot, ...next };
    snapshot.behind = snapshot.status === 'ready' && !cut && known > lastSeq();
    changed.tell();
  };

  /** Appends what continues the sequence, and only that. */
  const append = (entries: readonly Entry[], head: Conversation): void => {
    let next = snapshot.entries;
    let last = lastSeq();
    for (const entry of entries) {
      if (entry.seq !== last + 1) continue;
      next = applyEntry(next, entry);
      last = entry.seq;
    }
    // What came is not kept, but what it says of those above holds.
    if (cut) next = applyChanges(next, entries);
    known = Math.max(known, head.lastSeq, last);
    publish({ ...bounded(next), conversation: newerHead(snapshot.conversation, head) });
  };

  /** The entries without those far above, where nobody reads. */
  const bounded = (entries: readonly Entry[]): Pick<LogSnapshot, 'entries' | 'hasEarlier'> =>
    readsAbove || entries.length <= keptEntries + spareEntries
      ? { entries, hasEarlier: snapshot.hasEarlier }
      : { entries: entries.slice(-keptEntries), hasEarlier: true };

  /** One step towards what the router has; answers whether another is worth taking now. */
  const step = async (): Promise<Result<boolean>> => {
    // Whoever reads further up is left there.
    if (cut && readsAbove) return { ok: true, data: false };
    if (snapshot.status !== 'ready' || cut) {
      const opened = await port.request('conversation.open', { conversationId, limit: pageSize });
      if (!opened.ok) return opened;
      const { conversation, entries } = opened.data;
      known = Math.max(known, conversation.lastSeq);
      cut = false;
      publish({
        status: 'ready',
        error: null,
        entries,
        conversation: newerHead(snapshot.conversation, conversation),
        hasEarlier: (entries[0]?.seq ?? 1) > 1,
      });
    } else {
      const asked = known;
      const pulled = await port.request('conversation.pull', {
        conversationId,
        after: lastSeq(),
        limit: pullSize,
      });
      if (!pulled.ok) return pulled;
      append(pulled.data.entries, pulled.data.conversation);
      // What was spoken of before asking and is not there does not exist; waiting for it would pull for ever.
      if (!pulled.data.more && known === asked) {
        known = lastSeq();
        publish({});
      }
    }
    return { ok: true, data: known > lastSeq() };
  };

  const failed = (error: ErrorBody): void => {
    if (isTransient(error.code)) dropTimer = timers.after(backOff.next(), () => void sync());
    else publish({ status: 'failed', error });
  };

  const sync = async (): Promise<void> => {
    if (syncing || closed || port.getSnapshot().kind !== 'connected') return;
    dropTimer();
    syncing = true;
    let result: Result<boolean>;
    do result = await step();
    while (result.ok && result.data && !closed);
    syncing = false;
    if (closed) return;
    if (!result.ok) return failed(result.error);
    backOff.reset();
  };

  const dropHints = port.on('conversation.entry', ({ conversation, entry }) => {
    if (conversation.id !== conversationId) return;
    known = Math.max(known, entry.seq, conversation.lastSeq);
    if (snapshot.status !== 'ready') return;
    append([entry], conversation);
    if (snapshot.behind) void sync();
  });

  let epoch = -1;
  const onState = (): void => {
    const state = port.getSnapshot();
    if (state.kind !== 'connected' || state.epoch === epoch) return;
    epoch = state.epoch;
    readSent = 0;
    dropTimer();
    backOff.reset();
    // Pushes of the time without a socket are gone: ask once, whatever is known.
    known += 1;
    void sync();
  };
  const dropState = port.subscribe(onState);
  onState();

  return {
    conversationId,
    getSnapshot: () => snapshot,
    subscribe: changed.add,
    async loadEarlier(limit = pageSize) {
      const first = snapshot.entries[0];
      if (!first || !snapshot.hasEarlier || snapshot.loadingEarlier) return { ok: true, data: undefined };
      readsAbove = true;
      cut ||= snapshot.entries.length > keptAbove;
      publish({ loadingEarlier: true, entries: snapshot.entries.slice(0, keptAbove) });
      const page = await port.request('conversation.history', { conversationId, before: first.seq, limit });
      if (!page.ok) {
        publish({ loadingEarlier: false });
        return page;
      }
      const { entries, more } = page.data;
      const fits = (entries.at(-1)?.seq ?? 0) + 1 === snapshot.entries[0]?.seq;
      // The page may be older than changes that came while it was on its way.
      publish({
        loadingEarlier: false,
        ...(fits && {
          entries: [...applyChanges(entries, snapshot.entries), ...snapshot.entries],
          hasEarlier: more,
        }),
      });
      return { ok: true, data: undefined };
    },
    letGoEarlier() {
      readsAbove = false;
      if (cut) void sync();
      else if (snapshot.entries.length > keptEntries + spareEntries) publish(bounded(snapshot.entries));
    },
    expect(seq) {
      if (seq <= known) return;
      known = seq;
      timers.after(pushGraceMs, () => {
        if (lastSeq() < seq) void sync();
      });
    },
    markRead() {
      const theirs = snapshot.entries.findLast((one) => one.type === 'message' && one.sender.kind !== side);
      const head = snapshot.conversation;
      if (!theirs || !head || port.getSnapshot().kind !== 'connected') return;
      const upTo = theirs.seq;
      // Among several reps the head's mark says how far one of them read: each says so for themselves.
      const repRead = head.guests ? 0 : head.repReadSeq;
      if (upTo <= Math.max(readSent, side === 'rep' ? repRead : head.visitorReadSeq)) return;
      readSent = upTo;
      void port.request('conversation.read', { conversationId, upTo }).then((result) => {
        if (!result.ok && readSent === upTo) readSent = 0;
      });
    },
    close() {
      closed = true;
      dropTimer();
      dropHints();
      dropState();
    },
  };
}
