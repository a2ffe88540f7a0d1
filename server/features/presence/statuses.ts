import {
  type ChosenStatus,
  channels,
  type NamedStatus,
  type StatusChoice,
  type StatusFacts,
  standsFor,
} from '../../../shared/domain/presence.ts';
import { mostStatuses } from '../../../shared/protocol/rep/statuses.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import type { Because, PresenceBoard } from './presence-board.ts';
import { deleteStatus, insertStatus, placeStatus, readStatuses, updateStatus } from './status-repository.ts';

/** What a choice means: the built-in status, and the workspace's own where it is one. */
export interface Chosen {
  status: ChosenStatus;
  named: NamedStatus | null;
}

type Answer = Promise<Result<{ statuses: NamedStatus[] }>>;

const no = (why: 'name_taken' | 'too_many'): Failure => fail('conflict', `not this status: ${why}`, { why });
const absent = (): Failure => fail('not_found', 'no such status');
/** The same facts are always written alike. */
const inOrder = (facts: StatusFacts): StatusFacts => ({
  ...facts,
  accepts: channels.filter((channel) => facts.accepts.includes(channel)),
});

/** The statuses that admins add, kept in memory because every presence goes by them. */
export const createStatuses = (
  { store, ids }: Core,
  { audit, people }: { audit: Pick<Audit, 'write'>; people: Pick<PresenceBoard, 'known' | 'change'> },
) => {
  let known: readonly NamedStatus[] = [];

  const put = async (tx: Tx, next: readonly NamedStatus[]): Promise<void> => {
    const before = known;
    known = next;
    tx.onRollback(() => {
      known = before;
    });
    await tx.signal('statuses.changed', {});
  };
  const all = (): { statuses: NamedStatus[] } => ({ statuses: [...known] });
  const named = (name: string, except?: string): boolean =>
    known.some((one) => one.id !== except && one.name.toLowerCase() === name.toLowerCase());

  /** Everybody who is in the status is in another one, or in what became of it. */
  const move = async (tx: Tx, id: string, to: Chosen, because: Because): Promise<void> => {
    for (const rep of [...people.known.values()].filter((one) => one.named?.id === id)) {
      if (await people.change(tx, rep, to, because)) {
        await tx.signal('presence.changed', { repId: rep.repId, reason: null });
      }
    }
  };

  return {
    current: (): NamedStatus[] => [...known],

    /** Null for a status that is gone. */
    resolve: (choice: StatusChoice): Chosen | null => {
      const own = known.find((one) => one.id === choice);
      if (own) return { status: standsFor(own), named: own };
      return choice === 'available' || choice === 'away' || choice === 'busy' || choice === 'offline'
        ? { status: choice, named: null }
        : null;
    },

    load: async (): Promise<void> => {
      known = await readStatuses(store.k);
    },

    list: async (): Answer => ok(all()),

    add: (actor: RepActor, facts: StatusFacts): Answer =>
      store.run(async (tx) => {
        if (known.length >= mostStatuses) return no('too_many');
        if (named(facts.name)) return no('name_taken');
        const status = { id: ids.next(), ...inOrder(facts) };
        const places = await tx.k.selectFrom('statuses').select('place').orderBy('place', 'desc').execute();
        await insertStatus(tx, status, (places[0]?.place ?? 0) + 1);
        await put(tx, [...known, status]);
        const deed = { action: 'status.add', object: `status:${status.id}`, facts: { name: status.name } };
        await audit.write(tx, { actorId: actor.personId, ...deed });
        return ok(all());
      }),

    change: (actor: RepActor, { id, facts }: { id: string; facts: StatusFacts }): Answer =>
      store.run(async (tx) => {
        const before = known.find((one) => one.id === id);
        if (!before) return absent();
        if (named(facts.name, id)) return no('name_taken');
        const status = { id, ...inOrder(facts) };
        await updateStatus(tx, status);
        await put(
          tx,
          known.map((one) => (one.id === id ? status : one)),
        );
        const because = { reason: 'status_edited' as const, setBy: actor.personId };
        await move(tx, id, { status: standsFor(status), named: status }, because);
        const deed = { action: 'status.change', object: `status:${id}`, facts: { name: status.name } };
        await audit.write(tx, { actorId: actor.personId, ...deed });
        return ok(all());
      }),

    remove: (actor: RepActor, { id }: { id: string }): Answer =>
      store.run(async (tx) => {
        const before = known.find((one) => one.id === id);
        if (!before) return absent();
        const because = { reason: 'status_removed' as const, setBy: actor.personId };
        await move(tx, id, { status: 'away', named: null }, because);
        await deleteStatus(tx, id);
        await put(
          tx,
          known.filter((one) => one.id !== id),
        );
        const deed = { action: 'status.remove', object: `status:${id}`, facts: { name: before.name } };
        await audit.write(tx, { actorId: actor.personId, ...deed });
        return ok(all());
      }),

    order: (actor: RepActor, { ids: wanted }: { ids: readonly string[] }): Answer =>
      store.run(async (tx) => {
        const first = wanted.flatMap((id) => known.find((one) => one.id === id) ?? []);
        const next = [...new Set([...first, ...known])];
        for (const [place, { id }] of next.entries()) await placeStatus(tx, id, place + 1);
        await put(tx, next);
        const deed = { action: 'status.order', object: 'statuses' };
        await audit.write(tx, { actorId: actor.personId, ...deed });
        return ok(all());
      }),
  };
};
