import { useMemo } from 'react';
import type { Disposition, Tag } from '../../../shared/domain/desk.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { deskSlot } from './desk-store.ts';

/** The words of the workspace for conversations; empty before they are known. */
export function useLabels(): { tags: readonly Tag[]; dispositions: readonly Disposition[] } {
  const desk = useSlot(deskSlot);
  const tags = useReadable(desk.tags);
  const dispositions = useReadable(desk.dispositions);
  return useMemo(() => ({ tags: tags ?? [], dispositions: dispositions ?? [] }), [tags, dispositions]);
}
