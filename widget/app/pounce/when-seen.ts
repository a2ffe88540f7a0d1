/** Calls `seen` once the element stands before somebody's eyes: drawn in view, in a tab that is looked at. Answers with a disposer. */
export function whenSeen(element: Element, seen: () => void): () => void {
  let inView = false;
  const { ownerDocument } = element;
  const look = (): void => {
    if (!inView || ownerDocument.visibilityState !== 'visible') return;
    drop();
    seen();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      inView = entries.at(-1)?.isIntersecting === true;
      look();
    },
    { threshold: 0.6 },
  );
  const drop = (): void => {
    watch.disconnect();
    ownerDocument.removeEventListener('visibilitychange', look);
  };
  watch.observe(element);
  ownerDocument.addEventListener('visibilitychange', look);
  return drop;
}
