import { createListeners } from '../../../shared/client/listeners.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import type { Disposition, Tag } from '../../../shared/domain/desk.ts';
import type { Snippet } from '../../../shared/domain/snippet.ts';
import { isTransient } from '../../../shared/protocol/error-codes.ts';
import type { ConversationDesk, DeskPushes } from '../../../shared/protocol/rep/desk.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';

type Change = DeskPushes['desk.changed'];

/** Something the router knows and hints at changes of: asked for while somebody looks, again at each connect and each hint. */
export interface Followed<T> extends Readable<T | null> {
  again(): void;
}

export interface DeskStore {
  readonly tags: Followed<readonly Tag[]>;
  readonly dispositions: Followed<readonly Disposition[]>;
  readonly snippets: Followed<readonly Snippet[]>;
  /** What the desk knows of one conversation; the same for all who ask while one of them looks. */
  of(conversationId: string): Followed<ConversationDesk>;
  close(): void;
}

/** An answer that was lost is asked for again after this: nothing else would before the next hint. */
const againMs = 2_000;

function createDesk({ connection, timers }: Workspace): DeskStore {
  const disposers = new Set<() => void>();

  const follow = <T>(
    ask: () => Promise<Result<T>>,
    concerns: (change: Change) => boolean,
    left: () => void = () => {},
  ): Followed<T> => {
    let known: T | null = null;
    let asking = 0;
    let users = 0;
    let stop = () => {};
    let dropTimer = () => {};
    const listeners = createListeners();
    const again = (): void => {
      const mine = ++asking;
      dropTimer();
      void ask().then((result) => {
        if (mine !== asking) return;
        if (!result.ok) {
          if (users > 0 && isTransient(result.error.code)) dropTimer = timers.after(againMs, again);
          return;
        }
        known = result.data;
        listeners.tell();
      });
    };
    const begin = (): void => {
      let epoch = 0;
      const look = (): void => {
        const state = connection.getSnapshot();
        if (state.kind !== 'connected' || state.epoch === epoch) return;
        epoch = state.epoch;
        again();
      };
      look();
      const stops = [
        connection.subscribe(look),
        connection.on('desk.changed', (change) => {
          if (concerns(change)) again();
        }),
      ];
      stop = () => {
        dropTimer();
        for (const dispose of stops) dispose();
        disposers.delete(stop);
      };
      disposers.add(stop);
    };
    return {
      again,
      getSnapshot: () => known,
      subscribe: (listener) => {
        const remove = listeners.add(listener);
        users += 1;
        if (users === 1) begin();
        return () => {
          remove();
          users -= 1;
          if (users > 0) return;
          stop();
          left();
        };
      },
    };
  };

  const list = <T>(ask: () => Promise<Result<readonly T[]>>, what: Change['what']): Followed<readonly T[]> =>
    follow(ask, (change) => change.what === what);
  const desks = new Map<string, Followed<ConversationDesk>>();
  const pick = <T, U>(result: Result<T>, take: (data: T) => U): Result<U> =>
    result.ok ? { ok: true, data: take(result.data) } : result;

  return {
    tags: list(async () => pick(await connection.request('tag.list', {}), ({ tags }) => tags), 'tags'),
    dispositions: list(
      async () => pick(await connection.request('disposition.list', {}), ({ dispositions }) => dispositions),
      'dispositions',
    ),
    snippets: list(
      async () => pick(await connection.request('snippet.list', {}), ({ snippets }) => snippets),
      'snippets',
    ),
    of(conversationId) {
      const known = desks.get(conversationId);
      if (known) return known;
      const desk = follow(
        () => connection.request('conversation.desk', { conversationId }),
        ({ what, conversationId: about }) => about === conversationId || what === 'blocks',
        () => desks.delete(conversationId),
      );
      desks.set(conversationId, desk);
      return desk;
    },
    close() {
      for (const dispose of [...disposers]) dispose();
    },
  };
}

/** The desk's store in the workspace. */
export const deskSlot = slot('desk', createDesk);
