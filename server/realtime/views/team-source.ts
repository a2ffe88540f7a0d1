import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import type { RepActor } from '../../features/actor.ts';
import type { Core } from '../../features/core.ts';
import { can } from '../../features/rights/can.ts';
import type { Alerts } from '../../features/team/alerts.ts';
import type { FollowUps } from '../../features/team/follow-ups.ts';
import type { Team } from '../../features/team/team.ts';
import type { ViewSource } from './view-source.ts';

const manages = (actor: RepActor): boolean => can(actor, 'team.timeline');

/** Colleagues see status, load and with whom, as in the inbox’s team box; why, and which offers, is for managers. */
const forColleague = (item: TeamItem): TeamItem => ({ ...item, because: null, misses: 0, offers: [] });

const watchAll = (core: Core, names: readonly Parameters<Core['board']['after']>[0][], dirty: () => void) => {
  const disposers = names.map((name) => core.board.after(name, dirty));
  return () => {
    for (const dispose of disposers) dispose();
  };
};

/** Of the visitors, only those who are on screen: thousands may move at once. What is shown is the same for every reader. */
const watchVisitors = (core: Core, shown: () => ReadonlySet<string>, dirty: () => void) =>
  core.board.after('visitor.changed', ({ visitorId }) => {
    if (shown().has(visitorId)) dirty();
  });

const both = (one: () => void, other: () => void) => () => {
  one();
  other();
};

/** Everybody in the workspace: status and why, connection, what they are on and what they are offered. */
export const teamSource = (core: Core, team: Pick<Team, 'read'>): ViewSource<'team'> => {
  let shown: ReadonlySet<string> = new Set();
  return {
    batchMs: 250,
    key: (actor) => String(manages(actor)),
    read: async (actor) => {
      const { items, summary } = await team.read();
      shown = new Set(items.flatMap(({ talks, offers }) => [...talks, ...offers].map(({ visitor }) => visitor.id)));
      return { items: manages(actor) ? items : items.map(forColleague), summary };
    },
    watch: (_actor, _params, dirty) =>
      both(
        watchAll(
          core,
          ['presence.changed', 'person.created', 'person.changed', 'work_item.changed', 'settings.changed'],
          dirty,
        ),
        watchVisitors(core, () => shown, dirty),
      ),
  };
};

/** Who waits for a rep, longest first. */
export const waitingSource = (core: Core, team: Pick<Team, 'waiting'>): ViewSource<'waiting'> => {
  let shown: ReadonlySet<string> = new Set();
  return {
    batchMs: 250,
    key: () => '',
    read: async () => {
      const items = await team.waiting();
      shown = new Set(items.map(({ visitor }) => visitor.id));
      return { items, summary: {} };
    },
    watch: (_actor, _params, dirty) =>
      both(
        watchAll(core, ['work_item.changed', 'person.changed'], dirty),
        watchVisitors(core, () => shown, dirty),
      ),
  };
};

/** What managers have to know; nobody else is told. */
export const alertsSource = (alerts: Pick<Alerts, 'read' | 'watch'>): ViewSource<'alerts'> => ({
  batchMs: 250,
  key: (actor) => String(manages(actor)),
  read: async (actor) => ({ items: manages(actor) ? await alerts.read() : [], summary: {} }),
  watch: (actor, _params, dirty) => (manages(actor) ? alerts.watch(dirty) : () => {}),
});

/** The reader's own open follow-ups; managers also hear of everybody's, for the counts. */
export const followUpsSource = (core: Core, followUps: Pick<FollowUps, 'open'>): ViewSource<'follow_ups'> => ({
  batchMs: 250,
  key: (actor) => `${actor.personId} ${manages(actor)}`,
  read: (actor) => followUps.open(actor),
  watch: (actor, _params, dirty) =>
    core.board.after('follow_up.changed', ({ owners }) => {
      if (manages(actor) || owners.includes(actor.personId)) dirty();
    }),
});
