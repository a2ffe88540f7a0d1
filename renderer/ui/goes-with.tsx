import { type RefObject, useEffect } from 'react';

interface GoesWithProps {
  button: RefObject<HTMLElement | null>;
  float: RefObject<{ close(): void } | null>;
}

/** In what floats beside a button: where a wider window has no room for the button, it closes instead of lying in the corner. */
export function GoesWith({ button, float }: GoesWithProps) {
  useEffect(() => {
    const { current } = button;
    if (current === null) return;
    const watch = new ResizeObserver(() => current.getClientRects().length === 0 && float.current?.close());
    watch.observe(current);
    return () => watch.disconnect();
  }, [button, float]);
  return null;
}
