import { createContext, useContext, useSyncExternalStore } from 'react';
import type { OfflineCache } from '../../shared/client/cache/offline-cache.ts';
import type { DeliveryStore } from '../../shared/client/delivery/delivery-store.ts';
import type { FileStore } from '../../shared/client/files/file-store.ts';
import type { Readable } from '../../shared/client/readable.ts';
import type { Timers } from '../../shared/client/timers.ts';
import type { Connection, ConnectionState } from '../../shared/client/transport/connection.ts';
import type { Views } from '../../shared/client/views/create-views.ts';
import type { Clock, Ids } from '../../shared/domain/clock.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { NamedStatus, Presence } from '../../shared/domain/presence.ts';
import type { RepContract, Settings } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import type { Bridge } from './bridge.ts';

/** Who is signed in and what the router said of the workspace; kept current by pushes and asked for again at each connect. */
export interface Hello {
  me: Person;
  presence: Presence;
  /** Set where the router changed the status, not the rep. */
  presenceReason: RepPushes['presence.changed']['reason'];
  /** The manager who set the status, with their word about it. */
  presenceBy: { name: string; note: string | null } | null;
  /** The workspace's own statuses, in the order they are chosen from. */
  statuses: readonly NamedStatus[];
  settings: Settings;
  demo: boolean;
}

/**
 * Everything a feature is given. One signed-in person on one router; there is nothing at module level, so two of them
 * could stand side by side. `get` makes a feature's store at the first call and keeps it until the workspace is closed.
 */
export interface Workspace {
  /** Router and person; part of every name this workspace stores under. */
  readonly id: string;
  /** The router's origin. */
  readonly routerUrl: string;
  readonly bridge: Bridge;
  readonly connection: Connection<RepContract, RepPushes>;
  readonly views: Views;
  /** What a start without a connection shows; keeps nothing where it could not be sealed. */
  readonly cache: OfflineCache;
  /** IndexedDB for outbox and drafts. */
  readonly delivery: DeliveryStore;
  /** Opens the IndexedDB for picked files; its code comes late. */
  openFiles(): Promise<FileStore>;
  /** The router's clock. */
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly hello: Readable<Hello>;
  get<Store extends object>(slot: Slot<Store>): Store;
}

/** A feature's place in the workspace: how its store is made. A store with `close()` is closed with the workspace. */
export interface Slot<Store extends object> {
  readonly name: string;
  create(workspace: Workspace): Store;
}

/** Declares a feature's store: `const inbox = slot('inbox', (workspace) => createInbox(workspace))`. */
export function slot<Store extends object>(name: string, create: (workspace: Workspace) => Store): Slot<Store> {
  return { name, create };
}

const Context = createContext<Workspace | null>(null);

/** Put above the screens by `app`, once someone is signed in. */
export const WorkspaceProvider = Context.Provider;

export function useWorkspace(): Workspace {
  const workspace = useContext(Context);
  if (workspace === null) throw new Error('useWorkspace outside a signed-in window');
  return workspace;
}

/** The feature's store. */
export function useSlot<Store extends object>(which: Slot<Store>): Store {
  return useWorkspace().get(which);
}

/** Follows a `Readable` of shared/client: a view, a conversation's log, the outbox, the connection. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.getSnapshot);
}

export function useHello(): Hello {
  return useReadable(useWorkspace().hello);
}

/** Who is signed in. Most of the window asks no more, and is not drawn anew with each change of their status. */
export function useMe(): Hello['me'] {
  const { hello } = useWorkspace();
  return useSyncExternalStore(hello.subscribe, () => hello.getSnapshot().me);
}

export function useConnection(): ConnectionState {
  return useReadable(useWorkspace().connection);
}
