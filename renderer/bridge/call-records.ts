import { createListeners } from '../../shared/client/listeners.ts';
import { slot } from './workspace.ts';

/** Which call's record is open; wherever a call is named its record can be opened. */
export const callRecordsSlot = slot('call-records', () => {
  const changed = createListeners();
  let shown: string | null = null;
  const show = (callId: string | null): void => {
    shown = callId;
    changed.tell();
  };
  return { getSnapshot: () => shown, subscribe: changed.add, show };
});
