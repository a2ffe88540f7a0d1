import { useRef } from 'react';

/** Makes an act that takes no second call while it is under way: a key pressed twice means it once. */
export function useOnce<Args extends unknown[]>(
  act: (...args: Args) => Promise<void>,
): (...args: Args) => Promise<void> {
  const busy = useRef(false);
  return async (...args) => {
    if (busy.current) return;
    busy.current = true;
    try {
      await act(...args);
    } finally {
      busy.current = false;
    }
  };
}
