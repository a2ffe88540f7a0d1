import type { TransferRefusal } from '../../../shared/domain/transfer.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { whyNot } from '../../lib/why-not.ts';

type Queue = OutputOf<RepContract, 'routing.queues'>['queues'][number];

/** Where a conversation can be handed over to, and why it cannot go there now. */
export type Place =
  | { key: string; kind: 'rep'; name: string; why: TransferRefusal | null; rep: TeamItem }
  | { key: string; kind: 'queue'; name: string; why: TransferRefusal | null; queue: Queue };

const whyNotQueue = ({ open, available }: Queue): TransferRefusal | null => {
  if (!open) return 'queue_closed';
  return available > 0 ? null : 'nobody_available';
};

const byName = (a: Place, b: Place): number => a.name.localeCompare(b.name);
const loadOf = (place: Place): number => (place.kind === 'rep' ? place.rep.load : 0);

/** Queues first, then reps with the most room; who cannot be handed anything now comes last, with the reason. */
export function placesFor(team: readonly TeamItem[], queues: readonly Queue[], myId: string): Place[] {
  const all: Place[] = [
    ...queues
      .map(
        (queue): Place => ({
          key: `queue:${queue.id}`,
          kind: 'queue',
          name: queue.name,
          why: whyNotQueue(queue),
          queue,
        }),
      )
      .sort(byName),
    ...team
      .filter(({ id }) => id !== myId)
      .map((rep): Place => ({ key: `rep:${rep.id}`, kind: 'rep', name: rep.person.name, why: whyNot(rep, myId), rep }))
      .sort((a, b) => loadOf(a) - loadOf(b) || byName(a, b)),
  ];
  return all.sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
}
