import { useCallback } from 'react';
import type { Result } from '../../shared/protocol/result.ts';
import { useHello, useWorkspace } from './workspace.ts';

/** The visitors to practise on, and the way to be one oneself. */
export interface Practice {
  on: boolean;
  set(on: boolean): Promise<Result<{ on: boolean }>>;
  /** Opens the demo company's website outside the console. */
  beVisitor(): void;
}

/** The demo's visitors; null where the router is no demo. */
export function usePractice(): Practice | null {
  const { connection, bridge, routerUrl } = useWorkspace();
  const { demo, settings } = useHello();
  const set = useCallback((on: boolean) => connection.request('practice.set', { on }), [connection]);
  const beVisitor = useCallback(() => {
    void bridge.system.openExternal({ url: `${routerUrl}/demo/`, source: 'product' });
  }, [bridge, routerUrl]);
  return demo ? { on: settings.practiceVisitors, set, beVisitor } : null;
}
