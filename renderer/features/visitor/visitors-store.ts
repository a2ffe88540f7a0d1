import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { slot } from '../../bridge/workspace.ts';

/** Who was looked at, as they were then. */
export interface SeenVisitor {
  detail: VisitorDetail;
  /** When the router said so. */
  asOf: number;
}

interface VisitorsStore {
  seen(visitorId: string): SeenVisitor | null;
  keep(visitorId: string, detail: VisitorDetail): SeenVisitor;
  close(): void;
}

/** So many are remembered, those who were asked for last. */
const most = 50;

/** The people this window has looked at: shown at once when one comes back to them, and while the router cannot be asked. */
export const visitorsSlot = slot<VisitorsStore>('visitors', ({ connection, clock }) => {
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
    keep(visitorId, detail) {
      all.delete(visitorId);
      const seen = { detail, asOf: clock.now() };
      all.set(visitorId, seen);
      const [oldest] = all.keys();
      if (all.size > most && oldest !== undefined) all.delete(oldest);
      return seen;
    },
    close() {
      for (const stop of stops) stop();
    },
  };
});
