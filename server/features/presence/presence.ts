import type {
  MachineState,
  NamedStatus,
  Presence as PresenceFacts,
  PresenceStatus,
  StatusChoice,
} from '../../../shared/domain/presence.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';
import { Machines } from './machines.ts';
import { type Because, createPresenceBoard, type RepPresence } from './presence-board.ts';
import { presenceOfPerson, readTeam, type TeamPerson } from './presence-repository.ts';
import { createStatuses } from './statuses.ts';

/** Between two attempts to store what happened; each wait is twice the one before. */
const retryMs = { first: 250, most: 15_000 } as const;

/** A rep is lost this long after their last socket closed. */
export const repLeaseMs = 10_000;

export interface PresencePorts {
  audit: Pick<Audit, 'write'>;
  timers: Timers;
}

const toFacts = ({ repId, status, named, since, connection, machine }: RepPresence): PresenceFacts => ({
  repId,
  status,
  named,
  since,
  connection,
  machine,
});

/** Somebody who never showed any presence. */
const nobody = (repId: string): PresenceFacts => ({
  repId,
  status: 'offline',
  named: null,
  since: 0,
  connection: 'lost',
  machine: 'unlocked',
});

/** Who is there: the status a rep chose, and apart from it whether a console is connected. */
export const createPresence = (core: Core, { audit, timers }: PresencePorts) => {
  const { store, board: signals, log } = core;
  const people = createPresenceBoard(core);
  const statuses = createStatuses(core, { audit, people });
  const sockets = new Map<string, number>();
  const leases = new Map<string, () => void>();
  const retries = new Set<() => void>();
  /** Their session ended: there is nothing to wait for when the last socket closes. */
  const leaving = new Set<string>();
  const machines = new Machines();
  let stopped = false;

  const socketsOf = (personId: string): number => sockets.get(personId) ?? 0;

  const stopLease = (personId: string): void => {
    leases.get(personId)?.();
    leases.delete(personId);
  };

  const lose = async (tx: Tx, personId: string, reason: 'lease_lost' | 'signed_out'): Promise<void> => {
    const rep = await people.of(tx, personId);
    if (!rep || rep.connection === 'lost' || socketsOf(personId) > 0) return;
    await people.change(tx, rep, { connection: 'lost' }, { reason, setBy: null });
    await tx.signal('presence.changed', { repId: personId, reason: 'lost' });
  };

  const connect = async (tx: Tx, personId: string): Promise<void> => {
    const rep = await people.of(tx, personId);
    if (!rep || rep.connection === 'connected' || socketsOf(personId) === 0) return;
    await people.change(tx, rep, { connection: 'connected' }, { reason: 'reconnected', setBy: null });
    await tx.signal('presence.changed', { repId: personId, reason: null });
  };

  const setMachine = async (tx: Tx, repId: string, machine: MachineState): Promise<RepPresence | null> => {
    const rep = await people.of(tx, repId);
    if (!rep || rep.machine === machine) return rep;
    await people.change(tx, rep, { machine }, { reason: machine, setBy: null });
    await tx.signal('presence.changed', { repId, reason: null });
    return people.of(tx, repId);
  };

  /**
   * Nobody waits for these commands, so they are tried until they are stored: somebody who stayed `lost` in front of an open
   * console would be offered nothing all day. Each looks at what is true when it runs.
   */
  const soon = async (command: (tx: Tx) => Promise<void>, waitMs: number = retryMs.first): Promise<void> => {
    if (stopped) return;
    try {
      await store.run(command);
    } catch (error) {
      log.error('a presence was not stored; it is tried again', { error });
      const stop = timers.after(waitMs, () => {
        retries.delete(stop);
        void soon(command, Math.min(2 * waitMs, retryMs.most));
      });
      retries.add(stop);
    }
  };

  const runLease = (personId: string): void => {
    stopLease(personId);
    const lost = () => {
      leases.delete(personId);
      void soon((tx) => lose(tx, personId, 'lease_lost'));
    };
    leases.set(personId, timers.after(repLeaseMs, lost));
  };

  const setStatus = async (
    tx: Tx,
    repId: string,
    to: { status: PresenceStatus; named: NamedStatus | null },
    because: Because & { reason: 'chosen' | 'missed_offers' | 'manager' | 'deactivated' },
  ): Promise<RepPresence | null> => {
    const rep = await people.of(tx, repId);
    if (!rep) return null;
    const { reason } = because;
    const misses = reason === 'missed_offers' ? rep.misses : 0;
    const active = rep.active && reason !== 'deactivated';
    const told = reason === 'missed_offers' || reason === 'manager' ? reason : null;
    if (await people.change(tx, rep, { ...to, misses, active }, because)) {
      await tx.signal('presence.changed', { repId, reason: told });
    }
    return people.of(tx, repId);
  };

  const disposers = [
    signals.inside('person.deactivated', async (tx, { personId }) => {
      await setStatus(tx, personId, { status: 'offline', named: null }, { reason: 'deactivated', setBy: null });
    }),
    signals.inside('person.changed', async (tx, { personId }) => {
      const rep = people.known.get(personId);
      const row = await tx.get(presenceOfPerson, { id: personId });
      if (!rep || !row || rep.active === (row.active === 1)) return;
      await people.change(tx, rep, { active: row.active === 1 }, { reason: 'deactivated', setBy: null });
      await tx.signal('presence.changed', { repId: personId, reason: null });
    }),
    signals.after('session.ended', ({ personId, reason }) => {
      if (reason !== 'role_changed' && socketsOf(personId) > 0) leaving.add(personId);
    }),
  ];

  return {
    /** The rep chooses a status; missed offers are forgiven. */
    set: (actor: RepActor, choice: StatusChoice): Promise<Result<{ presence: PresenceFacts }>> =>
      store.run(async (tx) => {
        const to = statuses.resolve(choice);
        if (!to) return fail('not_found', 'no such status');
        const rep = await setStatus(tx, actor.personId, to, { reason: 'chosen', setBy: actor.personId });
        return rep ? ok({ presence: toFacts(rep) }) : fail('not_found', 'no such person');
      }),

    /** The router or a manager changes a rep's status, inside a command. */
    setBySystem: async (
      tx: Tx,
      repId: string,
      status: PresenceStatus,
      reason: 'missed_offers' | 'manager',
      setBy: string | null = null,
    ): Promise<void> => {
      await setStatus(tx, repId, { status, named: null }, { reason, setBy });
    },

    /** A manager sets a rep's status, who is told by whom and with which words. */
    setFor: (
      actor: RepActor,
      { repId, status: choice, note }: { repId: string; status: StatusChoice; note: string },
    ): Promise<Result<{ presence: PresenceFacts }>> =>
      store.run(async (tx) => {
        const before = await people.of(tx, repId);
        if (!before?.active) return fail('not_found', 'no such person');
        const to = statuses.resolve(choice);
        if (!to) return fail('not_found', 'no such status');
        const reason = repId === actor.personId ? ('chosen' as const) : ('manager' as const);
        const because = { reason, setBy: actor.personId, note: note || null };
        const rep = await setStatus(tx, repId, to, because);
        if (!rep) return fail('not_found', 'no such person');
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'presence.set_for',
          object: `person:${repId}`,
          facts: { from: before.named?.id ?? before.status, to: choice },
        });
        return ok({ presence: toFacts(rep) });
      }),

    /** Exclusive voice: who is in a call is offered nothing. */
    setInCall: async (tx: Tx, repId: string, inCall: boolean, quiet = false): Promise<void> => {
      const news = await people.setInCall(tx, repId, inCall);
      if (news && !quiet) await tx.signal('presence.changed', { repId, reason: null });
    },

    socketOpened: async (personId: string, lineId?: string): Promise<void> => {
      if (stopped) return;
      if (lineId !== undefined) machines.open(personId, lineId);
      sockets.set(personId, socketsOf(personId) + 1);
      leaving.delete(personId);
      stopLease(personId);
      if (people.known.get(personId)?.connection !== 'connected') await soon((tx) => connect(tx, personId));
    },

    /** A console says what its computer does. The status the rep chose stays what it is. */
    machine: (actor: RepActor, lineId: string, state: MachineState): Promise<Result<{ presence: PresenceFacts }>> => {
      const machine = machines.say(actor.personId, lineId, state);
      return store.run(async (tx) => {
        const rep = await (machine === null ? people.of(tx, actor.personId) : setMachine(tx, actor.personId, machine));
        return rep ? ok({ presence: toFacts(rep) }) : fail('not_found', 'no such person');
      });
    },

    socketClosed: async (personId: string, lineId?: string): Promise<void> => {
      if (lineId !== undefined) machines.forget(personId, lineId);
      const machine = machines.of(personId);
      // The computer that was awake is gone; the ones that are left are not.
      if (machine !== null && machine !== people.known.get(personId)?.machine) {
        await soon(async (tx) => void (await setMachine(tx, personId, machines.of(personId) ?? machine)));
      }
      const left = socketsOf(personId) - 1;
      if (stopped || left < 0) return;
      if (left > 0) {
        sockets.set(personId, left);
        leaving.delete(personId);
        return;
      }
      sockets.delete(personId);
      if (leaving.delete(personId)) await soon((tx) => lose(tx, personId, 'signed_out'));
      else runLease(personId);
    },

    /** Why the rep's status is what it is. */
    becauseOf: (repId: string): Because | null => people.known.get(repId)?.because ?? null,

    of: async (repId: string): Promise<PresenceFacts> => {
      const rep = people.known.get(repId) ?? (await store.run((tx) => people.of(tx, repId)));
      return rep ? toFacts(rep) : nobody(repId);
    },

    /** What routing goes by, inside a command. */
    factsOf: people.of,
    tally: people.tally,
    everybody: (): Iterable<RepPresence> => people.known.values(),
    availableIds: people.availableIds,
    isConnected: (repId: string): boolean => people.known.get(repId)?.connection === 'connected',

    /** The active people with their presence, by name. */
    list: async (): Promise<{ person: TeamPerson; presence: PresenceFacts }[]> => {
      const team = await readTeam(store.k);
      return team.map((person) => {
        const rep = people.known.get(person.id);
        return { person, presence: rep ? toFacts(rep) : nobody(person.id) };
      });
    },

    /** Reads who was there; their leases count from now. */
    start: async (): Promise<void> => {
      await statuses.load();
      await people.load();
      for (const rep of people.known.values()) {
        if (rep.connection === 'connected' && socketsOf(rep.repId) === 0) runLease(rep.repId);
      }
    },

    /** The workspace's own statuses. */
    statuses,

    /** Says nothing more: the reps of a router that stops come back to it. */
    stop: (): void => {
      stopped = true;
      for (const dispose of disposers) dispose();
      for (const personId of [...leases.keys()]) stopLease(personId);
      for (const stop of retries) stop();
      retries.clear();
    },
  };
};

export type Presence = ReturnType<typeof createPresence>;
