import { useMemo } from 'react';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { useTeam } from '../../bridge/use-team.ts';

/** Everybody who works here, by name; the same array while nobody comes, goes or is renamed. */
export function usePeople(): readonly PersonRef[] {
  const people = (useTeam() ?? []).map(({ person }) => person);
  const key = JSON.stringify(people.map(({ id, name, photo }) => [id, name, photo]).sort());
  return useMemo(
    () =>
      (JSON.parse(key) as [string, string, string | null][])
        .map(([id, name, photo]) => ({ id, name, photo }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [key],
  );
}
