import type {
  Connection,
  MachineState,
  Presence,
  PresenceStatus,
  StatusIcon,
} from '../../../shared/domain/presence.ts';
import { accepts } from '../../../shared/domain/presence.ts';
import type { PresenceReason } from '../../../shared/domain/presence-span.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import {
  beginSpan,
  endSpan,
  presenceOfPerson,
  readEverybody,
  savePresence,
  tallyPresence,
} from './presence-repository.ts';
import { toNamed } from './status-repository.ts';

/** What is known of one rep's presence. */
export interface RepPresence extends Presence {
  active: boolean;
  connectionSince: number;
  /** Offers missed in a row that were the rep's alone. */
  misses: number;
  lastAssignedAt: number | null;
  /** Talking, or ringing somebody: known from the calls, kept in memory only. */
  inCall: boolean;
  /** Why the status is what it is; null for somebody who never had another one. */
  because: Because | null;
}

type Change = Partial<
  Pick<RepPresence, 'active' | 'status' | 'named' | 'connection' | 'machine' | 'misses' | 'lastAssignedAt'>
>;

export interface Because {
  reason: PresenceReason;
  /** Null where the router did it. */
  setBy: string | null;
  /** A manager's words. */
  note?: string | null;
}

interface PresenceRow {
  id: string;
  active: number;
  status: PresenceStatus | null;
  since: number | null;
  connection: Connection | null;
  connection_since: number | null;
  misses_in_a_row: number | null;
  last_assigned_at: number | null;
  machine: MachineState | null;
  reason: PresenceReason | null;
  set_by: string | null;
  note: string | null;
  status_id: string | null;
  name: string | null;
  icon: StatusIcon | null;
  accepts: string | null;
  away: number | null;
}

const toPresence = (row: PresenceRow): RepPresence => ({
  repId: row.id,
  active: row.active === 1,
  status: row.status ?? 'offline',
  named: toNamed({ ...row, id: row.status_id }),
  since: row.since ?? 0,
  connection: row.connection ?? 'lost',
  machine: row.machine ?? 'unlocked',
  connectionSince: row.connection_since ?? 0,
  misses: row.misses_in_a_row ?? 0,
  lastAssignedAt: row.last_assigned_at,
  inCall: false,
  because: row.reason === null ? null : { reason: row.reason, setBy: row.set_by, note: row.note },
});

const isAvailable = (rep: RepPresence): boolean =>
  rep.active && rep.connection === 'connected' && rep.machine === 'unlocked' && accepts(rep.status, 'chat');

/** Everybody's presence, in memory and in rows that follow it; a command that is rolled back leaves both as they were. */
export const createPresenceBoard = ({ store, ids }: Core) => {
  const known = new Map<string, RepPresence>();
  let available: readonly string[] | null = null;

  const put = (rep: RepPresence): void => {
    known.set(rep.repId, rep);
    available = null;
  };

  const of = async (tx: Tx, repId: string): Promise<RepPresence | null> => {
    const rep = known.get(repId);
    if (rep) return rep;
    const row = await tx.get(presenceOfPerson, { id: repId });
    if (!row) return null;
    const read = toPresence(row);
    put(read);
    // A row of this command may be one that is never committed.
    tx.onRollback(() => {
      known.delete(repId);
      available = null;
    });
    return read;
  };

  const writeSpan = async (tx: Tx, rep: RepPresence, { reason, setBy, note }: Because): Promise<void> => {
    await tx.run(endSpan, { repId: rep.repId, at: tx.now });
    await tx.run(beginSpan, {
      id: ids.next(),
      rep_id: rep.repId,
      status: rep.status,
      connection: rep.connection,
      reason,
      set_by: setBy,
      note: note ?? null,
      status_name: rep.named?.name ?? null,
      status_icon: rep.named?.icon ?? null,
      from_at: tx.now,
    });
  };

  return {
    known,
    of,

    load: async (): Promise<void> => {
      for (const row of await readEverybody(store.k)) put(toPresence(row));
    },

    /** Changes what is known of the rep, and says whether anybody could tell. */
    change: async (tx: Tx, before: RepPresence, change: Change, because: Because): Promise<boolean> => {
      const after: RepPresence = { ...before, ...change };
      const moved = after.status !== before.status || after.named?.id !== before.named?.id;
      const edited = !moved && after.named !== before.named;
      const linked = after.connection !== before.connection;
      const locked = after.machine !== before.machine;
      if (moved) {
        after.since = tx.now;
        after.because = because;
      }
      if (linked) after.connectionSince = tx.now;
      put(after);
      tx.onRollback(() => put(before));
      await tx.run(savePresence, {
        rep_id: after.repId,
        status: after.status,
        since: after.since,
        connection: after.connection,
        connection_since: after.connectionSince,
        misses_in_a_row: after.misses,
        last_assigned_at: after.lastAssignedAt,
        machine: after.machine,
        reason: after.because?.reason ?? null,
        set_by: after.because?.setBy ?? null,
        note: after.because?.note ?? null,
        status_id: after.named?.id ?? null,
      });
      const seen = moved || edited || linked || locked;
      if (seen) await writeSpan(tx, after, because);
      return seen || after.active !== before.active || after.misses !== before.misses;
    },

    /** Counts what happened to the rep's offers; nobody needs to be told. */
    tally: async (tx: Tx, repId: string, misses: number, lastAssignedAt: number | null): Promise<void> => {
      const before = await of(tx, repId);
      if (!before) return;
      put({ ...before, misses, lastAssignedAt });
      tx.onRollback(() => put(before));
      await tx.run(tallyPresence, { repId, misses, lastAssignedAt });
    },

    /** Answers whether that is news. */
    setInCall: async (tx: Tx, repId: string, inCall: boolean): Promise<boolean> => {
      const before = await of(tx, repId);
      if (!before || before.inCall === inCall) return false;
      put({ ...before, inCall });
      tx.onRollback(() => put(before));
      return true;
    },

    /** Who could be offered a chat as far as presence goes, in the order they joined. */
    availableIds: (): readonly string[] => {
      available ??= [...known.values()]
        .filter(isAvailable)
        .map((rep) => rep.repId)
        .sort();
      return available;
    },
  };
};

export type PresenceBoard = ReturnType<typeof createPresenceBoard>;
