import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { View } from '../../../shared/client/views/view.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

const never = () => () => {};

/** Everybody who works here, by name; the same array while nobody comes, goes or is renamed. */
export function usePeople(): readonly PersonRef[] {
  const { views } = useWorkspace();
  const [view, setView] = useState<View<'team'> | null>(null);
  useEffect(() => {
    const opened = views.open('team', {});
    setView(opened);
    return () => opened.close();
  }, [views]);
  const state = useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? (() => null));
  const people = state?.items.map(({ person }) => person) ?? [];
  const key = JSON.stringify(people.map(({ id, name, photo }) => [id, name, photo]).sort());
  return useMemo(
    () =>
      (JSON.parse(key) as [string, string, string | null][])
        .map(([id, name, photo]) => ({ id, name, photo }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [key],
  );
}
