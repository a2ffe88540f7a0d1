import type { ReactNode } from 'react';

/** A line of the thread; one that somebody looked for is lit for a moment, and the keyboard goes on from it. */
export function LineArea({ found, children }: { found: boolean; children: ReactNode }) {
  if (!found) return children;
  return (
    <div data-place={true} tabIndex={-1} className="animate-found">
      {children}
    </div>
  );
}
