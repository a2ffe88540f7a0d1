import { RotateCcw } from 'lucide-react';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { Button } from '../../ui/button.tsx';
import { useReopening } from './use-reopening.ts';

/** The way back into a closed conversation, where one would answer. */
export function ReopenButton({ conversation, closedByRep }: { conversation: Conversation; closedByRep: boolean }) {
  const reopening = useReopening(conversation, closedByRep);
  if (reopening === null) return null;
  return (
    <Button icon={RotateCcw} onClick={reopening.run}>
      {reopening.label}
    </Button>
  );
}
