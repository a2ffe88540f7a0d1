/**
 * Who may call a route. `anyone`: it needs no session, because it is public or because it checks a one-use secret.
 * `signed_link`: whoever holds a link the router signed. `machine`: a program on this machine, or one with the token.
 * `command`: the command line, with a word that only the router's own user can read.
 * `demo`: exists in the demo only, for this machine only.
 */
export type RouteRight = 'anyone' | 'signed_in' | 'signed_link' | 'machine' | 'command' | 'demo';

/** A row for every route; a route without one stops the start. */
export const routeRights = {
  'GET /': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'machine',
  'POST /api/session': 'anyone',
  'GET /api/session': 'anyone',
  'DELETE /api/session': 'signed_in',
  'POST /api/session/ticket': 'signed_in',
  'POST /api/session/code': 'anyone',
  'GET /api/session/options': 'anyone',
  'POST /api/setup': 'anyone',
  'GET /api/invitations/:token': 'anyone',
  'POST /api/invitations/accept': 'anyone',
  'GET /api/password-resets/:token': 'anyone',
  'POST /api/password-resets': 'anyone',
  'POST /api/command/password-reset': 'command',
  'POST /api/demo/console-code': 'demo',
  'POST /api/demo/sign-in': 'demo',
  'GET /console': 'anyone',
  'GET /console/*': 'anyone',
  'GET /demo': 'demo',
  'GET /demo/*': 'demo',
  'GET /widget/*': 'anyone',
  'GET /widget/frame': 'anyone',
  'GET /widget/pictures/:id': 'anyone',
  'GET /meetings/:file': 'signed_link',
  'GET /privacy/:whose/:visitorId': 'signed_link',
  'GET /mail/stop/:visitorId': 'signed_link',
  'POST /mail/stop/:visitorId': 'signed_link',
  'POST /api/widget/token': 'anyone',
  'OPTIONS /uploads/:id': 'anyone',
  'PUT /uploads/:id': 'signed_link',
  'GET /files/:id': 'signed_link',
} as const satisfies Record<string, RouteRight>;

/** The name of a route: method and pattern. */
export type RouteName = keyof typeof routeRights;
