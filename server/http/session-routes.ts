import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import {
  CodeInput,
  CurrentSession,
  SessionData,
  SignInInput,
  SignInOptions,
  TicketData,
} from '../../shared/protocol/http/session.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import type { RepActor } from '../features/actor.ts';
import type { DemoPeople } from '../features/people/demo-people.ts';
import type { People } from '../features/people/people.ts';
import type { Sessions } from '../features/people/sessions.ts';
import type { SetUp } from '../features/people/set-up.ts';
import type { SettingsService } from '../features/settings/settings.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { addRoute } from './route.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export interface SessionRouteOptions {
  sessions: Sessions;
  people: People;
  setUp: SetUp;
  settings: SettingsService;
  /** Null outside the demo. */
  demoPeople: DemoPeople | null;
  issueTicket(actor: RepActor): { ticket: string; expiresAt: number };
  clearedCookie: string;
  limits: SignInLimits;
}

/** Signing in, out, and the ticket that opens a socket. */
export const sessionRoutes = (http: FastifyInstance, options: SessionRouteOptions): void => {
  const { sessions, people, setUp, settings, demoPeople, limits } = options;
  const { whoAsks } = sessions;

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/session', body: SignInInput, data: SessionData },
    async (call, { body }) => {
      const refused = await limits.signIn(call.from.address, body.email);
      if (refused) return refused;
      return answerSignIn(call, body.want, () => sessions.signIn(body.email, body.password, call.from));
    },
  );

  addRoute(http, whoAsks, { name: 'GET /api/session', data: CurrentSession }, async ({ actor }) =>
    ok({ person: actor && (await people.find(actor.personId)) }),
  );

  addRoute(http, whoAsks, { name: 'DELETE /api/session', data: z.object({}) }, async (call) => {
    if (call.actor) await sessions.signOut(call.actor);
    call.setCookies([options.clearedCookie]);
    return ok({});
  });

  addRoute(http, whoAsks, { name: 'POST /api/session/ticket', data: TicketData }, async ({ actor }) =>
    actor ? ok(options.issueTicket(actor)) : fail('unauthenticated', 'sign in first'),
  );

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/session/code', body: CodeInput, data: SessionData },
    async (call, { body }) => {
      const refused = await limits.secret(call.from.address);
      if (refused) return refused;
      return answerSignIn(call, body.want, () => sessions.byCode(body.code, call.from));
    },
  );

  addRoute(http, whoAsks, { name: 'GET /api/session/options', data: SignInOptions }, async () =>
    ok({
      workspaceName: settings.current().workspaceName,
      demo: demoPeople !== null,
      setupNeeded: await setUp.needed(),
      people: demoPeople ? await demoPeople.list() : [],
    }),
  );
};
