import { ReassignDialog } from './reassign-dialog.tsx';
import type { Moving } from './rep-acts.ts';
import { useTeam } from './use-view.ts';

/** The question who takes a conversation, asked where no team is on screen. */
export function ReassignHere({ moving, onClose }: { moving: Moving; onClose(): void }) {
  const { status, items } = useTeam();
  return status === 'loading' ? null : <ReassignDialog moving={moving} team={items} onClose={onClose} />;
}
