import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSlot } from '../../../bridge/workspace.ts';
import { useDid } from '../../../ui/undo.tsx';
import { editingSlot, undoMs } from './editing-store.ts';

/** Deletes a message or a note of mine, by the key of its line; for a moment that can be taken back. */
export function useRemove(): (conversationId: string, key: string, what: 'message' | 'note') => void {
  const { t } = useTranslation('composer');
  const editing = useSlot(editingSlot);
  const did = useDid();
  return useCallback(
    (conversationId, key, what) => {
      editing.remove(conversationId, key);
      // The line itself says that it is deleted.
      did({
        said: null,
        what: t(what === 'note' ? 'edit.removalOfNote' : 'edit.removal'),
        forMs: undoMs,
        undo: async () => (editing.undo(key) ? null : t('edit.tooLate')),
      });
    },
    [editing, did, t],
  );
}
