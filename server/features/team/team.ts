import { Temporal } from 'temporal-polyfill';
import { accepts } from '../../../shared/domain/presence.ts';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import type { TeamItem, TeamSummary, WaitingItem } from '../../../shared/protocol/rep/team.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import type { Core } from '../core.ts';
import type { Presence } from '../presence/presence.ts';
import type { Routing } from '../routing/routing.ts';
import { nobodySince } from './nobody-since.ts';
import {
  countWaiting,
  readOpenOffers,
  readPeoplePage,
  readRefs,
  readSpansOf,
  readTalks,
  readWaiting,
} from './team-repository.ts';

export interface TeamPorts {
  presence: Pick<Presence, 'list' | 'everybody' | 'availableIds'>;
  routing: Pick<Routing, 'loads' | 'capacityOf'>;
}

/** People of one page of the timeline. */
const timelinePage = 500;

const dayBounds = (day: string, zone: string): { from: number; to: number } => {
  const date = Temporal.PlainDate.from(day);
  const at = (one: Temporal.PlainDate) => one.toZonedDateTime(zone).epochMilliseconds;
  return { from: at(date), to: at(date.add({ days: 1 })) };
};

/** Who is there, on what, and who waits: read for the team screen. */
export const createTeam = ({ store }: Core, { presence, routing }: TeamPorts) => {
  const members = async (): Promise<TeamItem[]> => {
    const [team, loadOf, talks, offers] = await Promise.all([
      presence.list(),
      routing.loads(),
      readTalks(store.k),
      readOpenOffers(store.k),
    ]);
    const known = new Map([...presence.everybody()].map((rep) => [rep.repId, rep]));
    const setters = [...known.values()].flatMap(({ because }) => because?.setBy ?? []);
    const refs = await readRefs(store.k, [...new Set(setters)]);
    return team.map(({ person: { role, ...person }, presence: facts }) => {
      const rep = known.get(person.id);
      const because = rep?.because ?? null;
      return {
        id: person.id,
        person,
        role,
        presence: facts,
        connectionSince: rep?.connectionSince ?? 0,
        because: because && {
          reason: because.reason,
          by: because.setBy === null ? null : (refs.get(because.setBy) ?? null),
          note: because.note ?? null,
        },
        misses: rep?.misses ?? 0,
        load: loadOf(person.id),
        capacity: routing.capacityOf(person.id),
        inCall: rep?.inCall ?? false,
        talks: talks.get(person.id) ?? [],
        offers: offers.get(person.id) ?? [],
      };
    });
  };

  const summaryOf = async (items: readonly TeamItem[]): Promise<TeamSummary> => {
    const { waiting, since } = await countWaiting(store.k);
    const available = presence.availableIds().length;
    const team = items.filter(({ role, presence: { status } }) => role === 'rep' || accepts(status, 'chat')).length;
    return {
      team,
      available,
      waiting,
      longestWaitingSince: since,
      nobodySince: available > 0 ? null : nobodySince(presence.everybody()),
    };
  };

  return {
    read: async (): Promise<{ items: TeamItem[]; summary: TeamSummary }> => {
      const items = await members();
      return { items, summary: await summaryOf(items) };
    },

    waiting: (): Promise<WaitingItem[]> => readWaiting(store.k),

    /** A day of everybody's presence, as the reader's calendar has it. */
    timeline: async ({
      day,
      zone,
      after,
    }: {
      day: string;
      zone: string;
      after?: string | undefined;
    }): Promise<Result<{ from: number; to: number; rows: { id: string; spans: PresenceSpan[] }[]; more: boolean }>> => {
      const { from, to } = dayBounds(day, zone);
      const ids = await readPeoplePage(store.k, after ?? '', timelinePage + 1);
      const page = ids.slice(0, timelinePage);
      const spans = await readSpansOf(store.k, page, from, to);
      const rows = page.map((id) => ({ id, spans: spans.get(id) ?? [] }));
      return ok({ from, to, rows, more: ids.length > timelinePage });
    },
  };
};

export type Team = ReturnType<typeof createTeam>;
