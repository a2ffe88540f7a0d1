import { useEffect } from 'react';
import { useSlot } from '../bridge/workspace.ts';
import { callsSlot } from '../features/calls/calls-store.ts';
import { offersSlot } from '../features/offers/offers-store.ts';

/** A visitor who asked to be called is called as soon as a rep accepted them. */
export function CalledResident() {
  const { called } = useSlot(offersSlot);
  const calls = useSlot(callsSlot);
  useEffect(() => called.add(calls.start), [called, calls]);
  return null;
}
