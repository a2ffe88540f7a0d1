import type { Core } from '../../features/core.ts';
import type { Meetings } from '../../features/meetings/meetings.ts';
import type { ViewSource } from './view-source.ts';

/** Meetings from an instant on: mine, or everybody's. */
export const meetingsSource = ({ board }: Core, meetings: Meetings): ViewSource<'meetings'> => ({
  batchMs: 0,
  key: (actor, { whose, from }) => `${whose === 'mine' ? actor.personId : 'all'} ${from}`,
  read: async (actor, { whose, from }) => ({
    items: await meetings.list(whose === 'mine' ? actor.personId : null, from),
    summary: {},
  }),
  watch: (actor, { whose }, dirty) =>
    board.after('meeting.changed', ({ repId }) => {
      if (whose === 'all' || repId === actor.personId) dirty();
    }),
});
