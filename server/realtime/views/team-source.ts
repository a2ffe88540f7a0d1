import type { Core } from '../../features/core.ts';
import type { Presence } from '../../features/presence/presence.ts';
import type { Routing } from '../../features/routing/routing.ts';
import type { ViewSource } from './view-source.ts';

export interface TeamPorts {
  presence: Pick<Presence, 'list'>;
  routing: Pick<Routing, 'loads'>;
  chatCapacity(): number;
}

/** Everybody in the workspace: status, connection, and how much of their capacity is in use. */
export const teamSource = ({ board }: Core, { presence, routing, chatCapacity }: TeamPorts): ViewSource<'team'> => ({
  batchMs: 250,
  read: async () => {
    const [team, loadOf] = await Promise.all([presence.list(), routing.loads()]);
    const capacity = chatCapacity();
    return {
      items: team.map((one) => ({ id: one.person.id, ...one, load: loadOf(one.person.id), capacity })),
      summary: {},
    };
  },
  watch: (_actor, _params, dirty) => {
    const disposers = [
      board.after('presence.changed', dirty),
      board.after('person.created', dirty),
      board.after('person.changed', dirty),
      board.after('work_item.changed', dirty),
      board.after('settings.changed', dirty),
    ];
    return () => {
      for (const dispose of disposers) dispose();
    };
  },
});
