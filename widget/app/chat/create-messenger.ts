import type { ConversationLog } from '../../../shared/client/delivery/conversation-log.ts';
import { createDrafts } from '../../../shared/client/delivery/create-drafts.ts';
import { createOutbox } from '../../../shared/client/delivery/create-outbox.ts';
import type { DeliveryStore } from '../../../shared/client/delivery/delivery-store.ts';
import { followConversation } from '../../../shared/client/delivery/follow-conversation.ts';
import type { TabClaims } from '../../../shared/client/delivery/tab-claims.ts';
import { threadOf } from '../../../shared/client/delivery/thread.ts';
import type { Uploads } from '../../../shared/client/files/uploads.ts';
import { createListeners } from '../../../shared/client/listeners.ts';
import type { Timers } from '../../../shared/client/timers.ts';
import type { Clock, Ids } from '../../../shared/domain/clock.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { Presence } from '../presence/presence.ts';
import { followExperience } from './follow-experience.ts';
import type { Messenger, MessengerView } from './messenger.ts';
import { deliveryOf, newerHead, unreadOf } from './messenger-parts.ts';
import { createStarter } from './starter.ts';
import { createVisitorSender } from './visitor-sender.ts';

/** What the messenger stands on beside the presence. */
export interface MessengerGround {
  presence: Presence;
  store: DeliveryStore;
  claims?: TabClaims;
  clock: Clock;
  timers: Timers;
  ids: Ids;
  random: () => number;
}

interface Held {
  answered: Promise<void>;
  answer(): void;
}

const createHeld = (): Held => {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { answered, answer };
};

/** A visitor has one line to the company, whichever conversation it is stored under. */
const lane = 'visitor';

/** Every entry is drawn: whoever reads back through thousands has so many on the page, and a page more. */
const keptAbove = 600;

/** Makes the messenger: the one place where state, conversation, outbox and the visitor's acts come together. */
export function createMessenger({ presence, store, claims, clock, timers, ids, random }: MessengerGround): Messenger {
  const { connection, state } = presence;
  const changed = createListeners();
  const drafts = createDrafts({ store });
  let log: ConversationLog | null = null;
  let dropLog = () => {};
  /** The conversation on screen as the router last told of it beside the log. */
  let head: Conversation | null = null;
  /** A closed conversation the visitor has turned away from. */
  let left: string | null = null;
  let booking = false;
  let fresh = true;
  let held: Held | null = null;
  let email: MessengerView['email'] = 'none';
  let mayBook = false;
  let uploads: Uploads | null = null;
  let dropBookTimer = () => {};

  const experience = followExperience(presence, () => log === null);
  const follow = (conversation: Conversation): void => {
    head = head?.id === conversation.id ? newerHead(head, conversation) : conversation;
    if (log?.conversationId === conversation.id) return;
    log?.close();
    dropLog();
    log = followConversation({
      port: connection,
      conversationId: conversation.id,
      side: 'visitor',
      timers,
      random,
      keptAbove,
    });
    dropLog = log.subscribe(publish);
  };
  const currentOpen = (): string | null => (head && head.phase !== 'closed' && log ? head.id : null);

  const outbox = createOutbox({
    store,
    claims,
    connection,
    clock,
    ids,
    timers,
    random,
    held: ({ files }) => files !== undefined && uploads?.pending(files) !== false,
    send: createVisitorSender({
      connection,
      uploads: () => uploads,
      current: currentOpen,
      knows: () => state.getSnapshot() !== null,
      impressionId: experience.impressionId,
      began: (conversation) => {
        follow(conversation);
        publish();
      },
      ended: (id) => {
        if (head?.id === id) head = { ...head, phase: 'closed' };
        left = id;
      },
      stored: (seq) => log?.expect(seq),
    }),
  });
  const starter = createStarter({
    connection,
    timers,
    ids,
    impressionId: experience.impressionId,
    changed: () => publish(),
    began: follow,
  });

  const filesOf = (clientId: string): readonly string[] =>
    outbox.getSnapshot().items.find((item) => item.clientId === clientId)?.files ?? [];

  const look = (): MessengerView => {
    const now = state.getSnapshot();
    const shown = log?.getSnapshot() ?? null;
    const conversation = head && shown?.conversation ? newerHead(shown.conversation, head) : head;
    const items = outbox.getSnapshot().items;
    const lines = threadOf({ entries: shown?.entries ?? [], conversation }, items, null);
    return {
      connection: connection.getSnapshot(),
      state: now,
      conversation,
      phase: conversation ? conversation.phase : now ? 'welcome' : 'loading',
      experience: experience.getSnapshot(),
      log: shown,
      lines,
      delivery: deliveryOf(lines),
      starting: starter.getSnapshot(),
      mayBook,
      booking,
      consenting: held !== null,
      email: email === 'none' && now?.askEmail ? 'ask' : email,
      unread: unreadOf(lines, conversation),
    };
  };
  let view = look();

  const publish = (): void => {
    const shown = log?.getSnapshot();
    if (shown?.conversation && head) head = newerHead(head, shown.conversation);
    outbox.settle(lane, shown?.entries ?? []);
    if (shown?.status === 'ready') starter.settle();
    view = look();
    presence.setUnread(presence.opened.getSnapshot() ? 0 : view.unread);
    changed.tell();
  };

  const takeState = (): void => {
    const now = state.getSnapshot();
    const conversation = now?.conversation;
    if (conversation && (conversation.id !== left || conversation.phase !== 'closed')) follow(conversation);
    if (!now?.askEmail && email === 'ask') email = 'none';
    // Who was filling in the form when the page changed goes on with it.
    if (now && fresh) {
      booking = now.hold !== null;
      if (presence.toBook)
        void consented().then(() => {
          booking = true;
          publish();
        });
    }
    fresh &&= now === null;
    dropBookTimer();
    mayBook = false;
    if (now?.waiting) {
      const wait = now.waiting.bookAt - presence.clock.now();
      mayBook = wait <= 0;
      if (!mayBook) {
        dropBookTimer = timers.after(wait, () => {
          mayBook = true;
          publish();
        });
      }
    }
    publish();
  };

  /** The first act of a visitor waits for the answer to what may be kept. */
  const consented = (): Promise<void> => {
    if (presence.keeping.getSnapshot() !== 'ask') return Promise.resolve();
    held ??= createHeld();
    publish();
    return held.answered;
  };

  for (const source of [connection, outbox, experience]) source.subscribe(publish);
  presence.opened.subscribe(publish);
  state.subscribe(takeState);
  takeState();

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    choose(choice, label) {
      void consented().then(() => {
        if (choice === 'book') booking = true;
        starter.start(choice, label);
      });
    },
    async send(text, files) {
      await consented();
      return (await outbox.add(lane, text, files)).ok;
    },
    edit: (key, text) => outbox.edit(lane, key, text).then(({ ok }) => ok),
    remove: (key) => void outbox.remove(lane, key),
    outbox,
    lane,
    conversationId: currentOpen,
    carry(carried) {
      uploads = carried;
      outbox.wake();
    },
    trayKept: () => drafts.get('tray') !== '',
    keepTray(kept) {
      drafts.set('tray', kept ? '1' : '');
    },
    retry(clientId) {
      for (const file of filesOf(clientId)) uploads?.retry(file);
      outbox.retry(clientId);
    },
    discard(clientId) {
      uploads?.drop(filesOf(clientId));
      outbox.discard(clientId);
    },
    draft: () => drafts.get(lane),
    setDraft: (text) => drafts.set(lane, text),
    draftReady: drafts.ready,
    loadEarlier: () => void log?.loadEarlier(),
    markRead() {
      log?.markRead();
      // Who is at the end reads nothing far above.
      log?.letGoEarlier();
    },
    showBooker(show) {
      booking = show;
      publish();
    },
    async giveEmail(given) {
      email = 'saving';
      publish();
      const result = await connection.request('email.give', { email: given });
      email = result.ok ? 'thanks' : result.error.code === 'bad_request' ? 'wrong' : 'failed';
      publish();
    },
    skipEmail() {
      email = 'none';
      void connection.request('email.skip', {});
      publish();
    },
    answerConsent(keep) {
      const waiting = held;
      held = null;
      presence.answerKeeping(keep);
      waiting?.answer();
      publish();
    },
    restart() {
      left = head?.id ?? null;
      log?.close();
      dropLog();
      log = null;
      head = null;
      booking = false;
      experience.ask();
      publish();
    },
    reconnect: connection.retry,
  };
}
