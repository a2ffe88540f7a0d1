import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Pounce } from '../../../shared/domain/pounce.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';
import { newerPounce } from './latest-pounce.ts';

/** What is known and typed about one visitor. */
export interface PounceOf {
  latest?: Pounce | undefined;
  draft: string;
  busy: boolean;
  /** Why the last act was refused. */
  error: ErrorBody | null;
}

export interface PounceStore {
  readonly byVisitor: StoreApi<Record<string, PounceOf>>;
  /** The visitor whose composer should have the focus as soon as it is drawn. */
  readonly wanted: StoreApi<{ visitorId: string | null }>;
  take(pounce: Pounce): void;
  /** The rep typed: claims the visitor, or keeps the claim. */
  write(visitorId: string, text: string): void;
  send(visitorId: string): Promise<void>;
  /** Gives the claim back; what was typed is gone. */
  cancel(visitorId: string): Promise<void>;
  want(visitorId: string | null): void;
  close(): void;
}

/** While somebody types, the claim is renewed this often. */
const renewMs = 10_000;

export const nothingOf: PounceOf = { draft: '', busy: false, error: null };

function createPounceStore({ connection, clock, ids, hello }: Workspace): PounceStore {
  const byVisitor = createStore<Record<string, PounceOf>>(() => ({}));
  const wanted = createStore<{ visitorId: string | null }>(() => ({ visitorId: null }));
  const claiming = new Map<string, Promise<string | null>>();
  const renewedAt = new Map<string, number>();
  /** One id per text that is sent, so that a resend is the same pounce. */
  const clientIds = new Map<string, string>();

  const of = (visitorId: string): PounceOf => byVisitor.getState()[visitorId] ?? nothingOf;
  const put = (visitorId: string, change: Partial<PounceOf>): void =>
    byVisitor.setState({ [visitorId]: { ...of(visitorId), ...change } });
  const take = (pounce: Pounce): void =>
    put(pounce.visitorId, { latest: newerPounce(of(pounce.visitorId).latest, pounce) });

  const myClaim = (visitorId: string): string | null => {
    const { latest } = of(visitorId);
    const mine = latest?.rep.id === hello.getSnapshot().me.id && latest.progress.state === 'writing';
    return mine ? latest.id : null;
  };

  /** The id of my claim on the visitor; null where it was refused. */
  const claim = (visitorId: string): Promise<string | null> => {
    const had = myClaim(visitorId);
    if (had !== null) return Promise.resolve(had);
    const asked = claiming.get(visitorId);
    if (asked) return asked;
    const asking = connection.request('pounce.claim', { visitorId }).then((result) => {
      claiming.delete(visitorId);
      put(visitorId, { error: result.ok ? null : result.error });
      if (!result.ok) return null;
      renewedAt.set(visitorId, clock.now());
      take(result.data.pounce);
      return result.data.pounce.id;
    });
    claiming.set(visitorId, asking);
    return asking;
  };

  const stop = connection.on('pounce.changed', ({ pounce }) => take(pounce));

  return {
    byVisitor,
    wanted,
    take,
    write(visitorId, text) {
      clientIds.delete(visitorId);
      put(visitorId, { draft: text, error: null });
      const pounceId = myClaim(visitorId);
      if (pounceId === null) {
        if (text.trim() !== '') void claim(visitorId);
        return;
      }
      const now = clock.now();
      if (now - (renewedAt.get(visitorId) ?? 0) < renewMs) return;
      renewedAt.set(visitorId, now);
      void connection.request('pounce.typing', { pounceId });
    },
    async send(visitorId) {
      const text = of(visitorId).draft.trim();
      if (text === '' || of(visitorId).busy) return;
      put(visitorId, { busy: true, error: null });
      const pounceId = await claim(visitorId);
      if (pounceId === null) {
        put(visitorId, { busy: false });
        return;
      }
      const clientId = clientIds.get(visitorId) ?? ids.next();
      clientIds.set(visitorId, clientId);
      const result = await connection.request('pounce.send', { pounceId, clientId, text });
      put(visitorId, { busy: false, ...(result.ok ? { draft: '' } : { error: result.error }) });
      if (!result.ok) return;
      clientIds.delete(visitorId);
      take(result.data.pounce);
    },
    async cancel(visitorId) {
      await claiming.get(visitorId);
      const pounceId = myClaim(visitorId);
      put(visitorId, { draft: '', error: null });
      if (pounceId !== null) await connection.request('pounce.cancel', { pounceId });
    },
    want: (visitorId) => wanted.setState({ visitorId }),
    close: stop,
  };
}

/** The pounces' store in the workspace. */
export const pounceSlot = slot('pounce', createPounceStore);
