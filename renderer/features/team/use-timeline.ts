import { useEffect, useMemo, useRef, useState } from 'react';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useMinute } from '../../ui/ui-provider.tsx';

export interface Today {
  day: { from: number; to: number } | null;
  failed: boolean;
  spansOf(personId: string): readonly PresenceSpan[];
}

/** The day as the reader's calendar has it, `YYYY-MM-DD`. */
const dayOf = (at: number, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** Everybody's presence of today; asked for again when somebody's presence changed. */
export function useTimeline(items: readonly TeamItem[], wanted: boolean): Today {
  // Every time of this screen is this computer's, and so is its day.
  const [zone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const minute = useMinute();
  const { data, error, again } = useRequest('team.timeline', wanted ? { day: dayOf(minute, zone), zone } : null);
  const changes = items
    .map(({ presence: { since, machine }, connectionSince }) => `${since}${connectionSince}${machine}`)
    .join();
  const asked = useRef(changes);
  useEffect(() => {
    if (asked.current === changes) return;
    asked.current = changes;
    again();
  }, [changes, again]);
  return useMemo(() => {
    const spans = new Map(data?.rows.map((row) => [row.id, row.spans]));
    return {
      day: data === null ? null : { from: data.from, to: data.to },
      failed: data === null && error !== null,
      spansOf: (personId) => spans.get(personId) ?? [],
    };
  }, [data, error]);
}
