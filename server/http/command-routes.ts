import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { Email, Instant } from '../../shared/domain/scalars.ts';
import { fail } from '../../shared/protocol/result.ts';
import type { PasswordResets } from '../features/people/password-resets.ts';
import type { Sessions } from '../features/people/sessions.ts';
import { addRoute } from './route.ts';
import { sameSecret } from './same-secret.ts';

/** What the command line of the router's own machine may ask: the running router is the one writer. */
export const commandRoutes = (
  http: FastifyInstance,
  sessions: Sessions,
  resets: PasswordResets,
  commandToken: string,
): void => {
  addRoute(
    http,
    sessions.whoAsks,
    {
      name: 'POST /api/command/password-reset',
      body: z.object({ email: Email }),
      data: z.object({ url: z.string(), expiresAt: Instant }),
    },
    async ({ headers }, { body }) => {
      if (!sameSecret(headers.get('authorization') ?? '', `Bearer ${commandToken}`)) {
        return fail('forbidden', 'this is for the command line of the router’s machine');
      }
      const personId = await resets.personIdOf(body.email);
      return personId === null ? fail('not_found', 'nobody has this e-mail address') : resets.issue(null, personId);
    },
  );
};
