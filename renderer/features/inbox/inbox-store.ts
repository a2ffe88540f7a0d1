import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConversationLog } from '../../../shared/client/delivery/conversation-log.ts';
import { createDrafts } from '../../../shared/client/delivery/create-drafts.ts';
import { createOutbox } from '../../../shared/client/delivery/create-outbox.ts';
import { deliverItem } from '../../../shared/client/delivery/deliver-item.ts';
import type { Drafts } from '../../../shared/client/delivery/drafts.ts';
import { followConversation } from '../../../shared/client/delivery/follow-conversation.ts';
import type { Outbox } from '../../../shared/client/delivery/outbox.ts';
import { openTabClaims } from '../../../shared/client/delivery/tab-claims.ts';
import { createFileUrls, type FileUrls } from '../../../shared/client/files/file-urls.ts';
import { joinOutbox } from '../../../shared/client/files/join-outbox.ts';
import { createLateUploads } from '../../../shared/client/files/late-uploads.ts';
import type { Uploads } from '../../../shared/client/files/uploads.ts';
import type { View } from '../../../shared/client/views/view.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';
import { cachedLog } from './cached-log.ts';

/** The boxes of the inbox in their order: who waits and what is mine, what colleagues are on, what is over. */
export const boxes = ['open', 'team', 'closed'] as const;
export type Box = (typeof boxes)[number];

/** What the inbox screen remembers while the rep is elsewhere. */
export interface InboxUi {
  box: Box;
  whose: 'mine' | 'all';
  /** Narrowed to this tag, and of what is over to what it came to. */
  tag: string | null;
  disposition: string | null;
}

export interface InboxStore {
  readonly ui: StoreApi<InboxUi>;
  /** Who waits and what is mine; open for as long as the workspace is, for the rail counts it too. */
  readonly view: View<'inbox'>;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  /** Files that were picked and are on their way. */
  readonly uploads: Uploads;
  /** Keys of messages whose deletion lies in the outbox and can still be taken back: nothing of it is sent. */
  readonly held: Set<string>;
  /** Where files of messages can be had. */
  readonly fileUrls: FileUrls;
  /** The conversation's log, followed while at least one asks; call the disposer when done. */
  follow(conversationId: string): { log: ConversationLog; release(): void };
  close(): void;
}

/** How many conversations stay followed after they left the screen, so that going back is instant. */
const keptLogs = 8;

/** What was picked before this page began is looked for once the first screen stands. */
const filesAfterMs = 1_500;

function createInbox(workspace: Workspace): InboxStore {
  const { id, routerUrl, connection, views, delivery, cache, clock, ids, timers } = workspace;
  const logs = new Map<string, { log: ConversationLog; users: number }>();
  const uploads = createLateUploads(async () => {
    const [{ createUploads }, { createPutPart }, store] = await Promise.all([
      import('../../../shared/client/files/create-uploads.ts'),
      import('../../../shared/client/files/put-part.ts'),
      workspace.openFiles(),
    ]);
    const put = createPutPart(routerUrl, (input, init) => fetch(input, init));
    const conversationOf = (lane: string): string => lane;
    return createUploads({ port: connection, store, put, conversationOf, clock, ids, timers, random: Math.random });
  });
  const held = new Set<string>();
  const dropLoading = timers.after(filesAfterMs, uploads.load);
  const outbox = createOutbox({
    store: delivery,
    connection,
    clock,
    ids,
    timers,
    random: Math.random,
    held: ({ of, files = [] }) => (of !== null && held.has(of)) || uploads.pending(files),
    claims: openTabClaims(`foyer.${id}`, ids.next(), globalThis.navigator?.locks),
    send: async (item) => {
      const { lane, clientId, text, mentions = [] } = item;
      const sent =
        item.does === 'note'
          ? await connection.request('note.add', { conversationId: lane, clientId, text, mentions: [...mentions] })
          : await deliverItem(connection, lane, item, uploads);
      if (sent.ok) logs.get(lane)?.log.expect(sent.data.seq);
      return sent;
    },
  });
  const part = joinOutbox(outbox, uploads);
  const drafts = createDrafts({ store: delivery });
  globalThis.addEventListener?.('pagehide', drafts.hurry);
  const view = views.open('inbox', {});

  const trim = (): void => {
    for (const [id, kept] of logs) {
      if (logs.size <= keptLogs) return;
      if (kept.users > 0) continue;
      kept.log.close();
      logs.delete(id);
    }
  };

  return {
    ui: createStore<InboxUi>(() => ({ box: 'open', whose: 'mine', tag: null, disposition: null })),
    view,
    outbox,
    drafts,
    uploads,
    held,
    fileUrls: createFileUrls(connection, routerUrl, () => clock.now()),
    follow(conversationId) {
      const known = logs.get(conversationId);
      const kept = known ?? {
        users: 0,
        log: cachedLog(
          followConversation({ port: connection, conversationId, side: 'rep', timers, random: Math.random }),
          { cache, clock, isAway: () => connection.getSnapshot().kind !== 'connected' },
        ),
      };
      // Asked for last, let go last.
      logs.delete(conversationId);
      logs.set(conversationId, kept);
      kept.users += 1;
      return {
        log: kept.log,
        release() {
          kept.users -= 1;
          trim();
        },
      };
    },
    close() {
      globalThis.removeEventListener?.('pagehide', drafts.hurry);
      view.close();
      for (const { log } of logs.values()) log.close();
      dropLoading();
      part();
      uploads.close();
      outbox.close();
    },
  };
}

/** The inbox's store in the workspace. */
export const inboxSlot = slot('inbox', createInbox);
