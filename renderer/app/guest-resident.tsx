import { useSlot } from '../bridge/workspace.ts';
import { GuestNotices } from '../features/guests/guest-notices.tsx';
import { inboxSlot } from '../features/inbox/inbox-store.ts';

/** Hears in the inbox that a colleague asks one in. */
export function GuestResident() {
  return <GuestNotices inbox={useSlot(inboxSlot).view} />;
}
