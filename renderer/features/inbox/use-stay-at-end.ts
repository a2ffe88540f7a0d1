import { type RefObject, useLayoutEffect } from 'react';

/** Keeps a plane at its end while it `stays` there, also when something beside it takes of its height: that is no scroll, and tells nobody. */
export function useStayAtEnd(plane: RefObject<HTMLElement | null>, stays: boolean): void {
  useLayoutEffect(() => {
    const element = plane.current;
    if (element === null || !stays) return;
    let height = element.clientHeight;
    const observer = new ResizeObserver(() => {
      // Told once at the beginning: who is near the end is not moved by that.
      if (element.clientHeight === height) return;
      height = element.clientHeight;
      element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [plane, stays]);
}
