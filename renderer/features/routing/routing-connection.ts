import type { Workspace } from '../../bridge/workspace.ts';

/** What routing needs of the connection. */
export type RoutingConnection = Pick<Workspace['connection'], 'request' | 'on'>;
