import type { ConnectionState } from '../../shared/client/transport/connection.ts';

export type ConnectionNotice =
  | { kind: 'offline' }
  | { kind: 'connecting' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'too_old' }
  | { kind: 'refused' };

/** What there is to say about the connection; null when all is well. */
export function connectionNotice(state: ConnectionState, online: boolean): ConnectionNotice | null {
  switch (state.kind) {
    case 'connected':
    case 'closed':
      return null;
    case 'refused':
      return state.error.code === 'too_old' ? { kind: 'too_old' } : { kind: 'refused' };
    case 'connecting':
      return online ? { kind: 'connecting' } : { kind: 'offline' };
    case 'reconnecting':
      return online ? { kind: 'reconnecting', since: state.since } : { kind: 'offline' };
  }
}
