import type { Readable } from '../../../shared/client/readable.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { VisitorConnection } from './presence.ts';
import { createValue } from './value.ts';

/** Follows what the messenger shows: asked for after each connect, then pushed; within a socket the higher version wins. */
export function followState(connection: VisitorConnection, connected: () => void): Readable<VisitorState | null> {
  const value = createValue<VisitorState | null>(null);
  let epoch = 0;
  let version = -1;
  const take = (state: VisitorState): void => {
    if (state.version < version) return;
    version = state.version;
    value.set(state);
  };
  connection.on('state', take);
  connection.subscribe(() => {
    const now = connection.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    version = -1;
    connected();
    const mine = epoch;
    void connection.request('state.get', {}).then((result) => {
      if (result.ok && mine === epoch) take(result.data);
    });
  });
  return value;
}
