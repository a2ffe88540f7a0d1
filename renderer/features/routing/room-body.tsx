import { type ReactNode, useEffect, useRef } from 'react';
import { usePlanDesk } from './plan-desk.tsx';

/**
 * The plane of a room. What is deleted takes its button along: the focus goes to what stands in its place in the list, to the
 * last of it, or to the act that adds, and not to the top of the window.
 */
export function RoomBody({ className, children }: { className: string; children: ReactNode }) {
  const { removedAt } = usePlanDesk();
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const at = removedAt.current;
    if (at === null || body.current === null) return;
    const entries = body.current.querySelectorAll<HTMLElement>('[data-entry]');
    const next =
      entries[Math.min(at, entries.length - 1)] ?? body.current.querySelector<HTMLElement>('[data-act] button');
    // The page of what is gone stands until the list does.
    if (next === null) return;
    removedAt.current = null;
    next.focus();
  });
  return (
    <div ref={body} className={className}>
      {children}
    </div>
  );
}
