import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useState } from 'react';

const Context = createContext<(() => () => void) | null>(null);

/** A pane that a narrow window folds away. What was asked from it is not taken back by that: until then it stays, unseen. */
export function FoldingPane({ shown, children }: { shown: boolean; children(hidden: boolean): ReactNode }) {
  const [holds, setHolds] = useState(0);
  const hold = useCallback(() => {
    setHolds((count) => count + 1);
    return () => setHolds((count) => count - 1);
  }, []);
  return <Context value={hold}>{(shown || holds > 0) && children(!shown)}</Context>;
}

/** The pane this stands in is not folded away for good as long as `open`. */
export function useHeldPane(open: boolean): void {
  const hold = useContext(Context);
  useLayoutEffect(() => (open ? hold?.() : undefined), [open, hold]);
}
