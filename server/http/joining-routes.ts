import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import {
  AcceptInvitationInput,
  ResetPasswordInput,
  SessionData,
  TokenInfo,
} from '../../shared/protocol/http/session.ts';
import { SetupInput } from '../../shared/protocol/http/setup.ts';
import { type Failure, ok } from '../../shared/protocol/result.ts';
import type { Invitations } from '../features/people/invitations.ts';
import type { PasswordResets } from '../features/people/password-resets.ts';
import type { Sessions } from '../features/people/sessions.ts';
import type { SetUp } from '../features/people/set-up.ts';
import type { SettingsService } from '../features/settings/settings.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { addRoute, type Call } from './route.ts';
import type { SignInLimits } from './sign-in-limits.ts';

export interface JoiningRouteOptions {
  sessions: Sessions;
  setUp: SetUp;
  invitations: Invitations;
  resets: PasswordResets;
  settings: SettingsService;
  limits: SignInLimits;
}

const Token = z.object({ token: z.string().min(1).max(200) });

/** How people get in the first time, and back in: set-up, invitations, new passwords. */
export const joiningRoutes = (http: FastifyInstance, options: JoiningRouteOptions): void => {
  const { sessions, setUp, invitations, resets, settings, limits } = options;
  const { whoAsks } = sessions;
  const limited = (call: Call): Promise<Failure | null> => limits.secret(call.from.address);

  addRoute(http, whoAsks, { name: 'POST /api/setup', body: SetupInput, data: SessionData }, async (call, { body }) => {
    const refused = await limited(call);
    if (refused) return refused;
    return answerSignIn(call, call.origin === null ? 'token' : 'cookie', async () => {
      const admin = await setUp.complete(body);
      return admin.ok ? sessions.openFor(admin.data.id, call.from) : admin;
    });
  });

  addRoute(
    http,
    whoAsks,
    { name: 'GET /api/invitations/:token', params: Token, data: TokenInfo },
    async (call, { params }) => {
      const refused = await limited(call);
      if (refused) return refused;
      const found = await invitations.look(params.token);
      return found.ok ? ok({ ...found.data, workspaceName: settings.current().workspaceName }) : found;
    },
  );

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/invitations/accept', body: AcceptInvitationInput, data: SessionData },
    async (call, { body }) => {
      const refused = await limited(call);
      if (refused) return refused;
      return answerSignIn(call, body.want, async () => {
        const person = await invitations.accept(body);
        return person.ok ? sessions.openFor(person.data.id, call.from) : person;
      });
    },
  );

  addRoute(
    http,
    whoAsks,
    { name: 'GET /api/password-resets/:token', params: Token, data: TokenInfo },
    async (call, { params }) => {
      const refused = await limited(call);
      if (refused) return refused;
      const found = await resets.look(params.token);
      return found.ok ? ok({ ...found.data, workspaceName: settings.current().workspaceName }) : found;
    },
  );

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/password-resets', body: ResetPasswordInput, data: SessionData },
    async (call, { body }) => {
      const refused = await limited(call);
      if (refused) return refused;
      return answerSignIn(call, body.want, async () => {
        const personId = await resets.reset(body.token, body.password);
        return personId.ok ? sessions.openFor(personId.data, call.from) : personId;
      });
    },
  );
};
