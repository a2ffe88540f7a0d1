import { useEffect, useState } from 'react';
import type { Site } from '../../../shared/protocol/http/setup.ts';
import { useConnection, useWorkspace } from '../../bridge/workspace.ts';

/** How often the router is asked whether the first page view has come; only while this page is open. */
const ASK_EVERY_MS = 2000;

/** The first site, asked for again until its first page view has come; null before it is known. */
export function useFirstView(): Site | null {
  const { connection, timers } = useWorkspace();
  const connected = useConnection().kind === 'connected';
  const [site, setSite] = useState<Site | null>(null);
  const done = site !== null && site.firstViewAt !== null;
  useEffect(() => {
    if (!connected || done) return;
    let stop = (): void => {};
    let current = true;
    const ask = async (): Promise<void> => {
      const result = await connection.request('site.list', {});
      if (!current) return;
      const first = result.ok ? result.data.sites[0] : undefined;
      if (first !== undefined) setSite(first);
      stop = timers.after(ASK_EVERY_MS, () => void ask());
    };
    void ask();
    return () => {
      current = false;
      stop();
    };
  }, [connection, timers, connected, done]);
  return site;
}
