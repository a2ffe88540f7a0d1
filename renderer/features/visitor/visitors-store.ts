import * as z from 'zod';
import { Instant } from '../../../shared/domain/scalars.ts';
import { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { slot } from '../../bridge/workspace.ts';

/** Who was looked at, as they were then. */
export interface SeenVisitor {
  detail: VisitorDetail;
  /** When the router said so. */
  asOf: number;
}

interface VisitorsStore {
  seen(visitorId: string): SeenVisitor | null;
  /** What an earlier start of this desktop saw of them; null where it kept nothing, and once the router can be asked. */
  recall(visitorId: string): Promise<SeenVisitor | null>;
  keep(visitorId: string, detail: VisitorDetail): SeenVisitor;
  close(): void;
}

const Kept = z.object({ detail: VisitorDetail, asOf: Instant });

/** So many are remembered, those who were asked for last. */
const most = 50;

/** The people this window has looked at: shown at once when one comes back to them, and while the router cannot be asked, also after a new start. */
export const visitorsSlot = slot<VisitorsStore>('visitors', ({ connection, clock, cache }) => {
  const all = new Map<string, SeenVisitor>();
  // Somebody was erased, or may have been while the router was away: who it was is not said to everybody.
  let epoch = 0;
  const stops = [
    connection.on('privacy.erased', () => all.clear()),
    connection.subscribe(() => {
      const now = connection.getSnapshot();
      if (now.kind !== 'connected' || now.epoch === epoch) return;
      epoch = now.epoch;
      all.clear();
    }),
  ];
  return {
    seen: (visitorId) => all.get(visitorId) ?? null,
    async recall(visitorId) {
      const found = await cache.read(`visitor:${visitorId}`, Kept);
      return connection.getSnapshot().kind === 'connected' ? null : found;
    },
    keep(visitorId, detail) {
      all.delete(visitorId);
      const seen = { detail, asOf: clock.now() };
      all.set(visitorId, seen);
      cache.write(`visitor:${visitorId}`, () => seen);
      const [oldest] = all.keys();
      if (all.size > most && oldest !== undefined) all.delete(oldest);
      return seen;
    },
    close() {
      for (const stop of stops) stop();
    },
  };
});
