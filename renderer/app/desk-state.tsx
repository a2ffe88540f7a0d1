import { useEffect } from 'react';
import { useConnection, useHello, useWorkspace } from '../bridge/workspace.ts';
import { useSetPresence } from '../features/presence/use-set-presence.ts';
import type { Screen } from './screen.ts';

const nobody = () => 0;

/**
 * What of the console shows outside its window: the number on the app's icon, which is the sum of the rail's, and the tray
 * with my status. Drawn once per screen list, whose order never changes.
 */
export function DeskState({ screens }: { screens: readonly Screen[] }) {
  const { bridge } = useWorkspace();
  const { presence, statuses } = useHello();
  const connected = useConnection().kind === 'connected';
  const choose = useSetPresence();
  let count = 0;
  for (const screen of screens) {
    const useCount = screen.useCount ?? nobody;
    // biome-ignore lint/correctness/useHookAtTopLevel: the list is a constant of the app, so the order of hooks is too
    count += useCount();
  }
  const { status, named } = presence;
  const locked = presence.machine !== 'unlocked';

  useEffect(() => {
    void bridge.system.setBadge({ count });
  }, [bridge, count]);
  useEffect(() => {
    const own = statuses.map(({ id, name }) => ({ id, name }));
    const inOwn = named === null ? null : { id: named.id, name: named.name };
    void bridge.tray?.show({ status, named: inOwn, own, connected, locked, count });
  }, [bridge, status, named, statuses, connected, locked, count]);
  // Whoever signs out leaves nothing behind for the next one.
  useEffect(
    () => () => {
      void bridge.system.setBadge({ count: 0 });
      void bridge.tray?.show(null);
    },
    [bridge],
  );
  useEffect(() => bridge.tray?.onChosen((choice) => choose(choice.status)), [bridge, choose]);
  return null;
}
