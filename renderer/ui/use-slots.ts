import { useRef } from 'react';
import { type Slot, takeSlots } from '../lib/slots.ts';

/** Where the items of a list that scrolls are drawn, in the order in which they stand in the page. */
export function useSlots(keys: readonly string[], held: string | null, moving: boolean): readonly Slot[] {
  const slots = useRef<readonly Slot[]>([]);
  slots.current = takeSlots(slots.current, keys, held, moving);
  return slots.current;
}
