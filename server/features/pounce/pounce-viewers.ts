import { mayPounce } from '../../../shared/domain/pounce.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import type { Core } from '../core.ts';
import { everybody } from '../visitors/live-crowd.ts';
import type { LiveViewers } from '../visitors/live-viewers.ts';

/** *Route for Pounce*: who sees whom on the live screen. Whoever talks with a visitor sees them in any case. */
export const createPounceViewers = ({ board }: Core, settings: () => Settings): LiveViewers => ({
  of: ({ personId, role }) => {
    const { routeForPounce } = settings();
    const actor = { id: personId, role };
    if (routeForPounce === 'everybody' || role !== 'rep') return everybody;
    return {
      key: `${routeForPounce} ${personId}`,
      sees: ({ company, rep }) => rep?.id === personId || mayPounce(routeForPounce, actor, company),
    };
  },
  onChange: (listener) => {
    let known = settings().routeForPounce;
    return board.after('settings.changed', () => {
      if (settings().routeForPounce === known) return;
      known = settings().routeForPounce;
      listener();
    });
  },
});
