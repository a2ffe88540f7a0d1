import { useCallback, useState } from 'react';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

/** What the visitors on the sites have now; asked for when a menu opens, for nobody looks at it otherwise. */
export function useFacets(): { facets: LiveFacets | null; load(): void } {
  const { connection } = useWorkspace();
  const [facets, setFacets] = useState<LiveFacets | null>(null);
  const load = useCallback(() => {
    void connection.request('live.facets', {}).then((result) => {
      if (result.ok) setFacets(result.data);
    });
  }, [connection]);
  return { facets, load };
}
