import type { Connection } from '../../../shared/client/transport/connection.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';
import type { Workspace } from '../../bridge/workspace.ts';

/** The requests about routing, over whatever carries them. */
export type RoutingConnection = Pick<Connection<typeof routingRequests, object>, 'request'>;

/** The connection as routing uses it. */
export const routingConnection = ({ connection }: Pick<Workspace, 'connection'>): RoutingConnection =>
  connection as unknown as RoutingConnection;
