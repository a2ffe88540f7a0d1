import type { FastifyInstance } from 'fastify';
import { ConsoleCodeData, ConsoleCodeInput, DemoSignInInput, SessionData } from '../../shared/protocol/http/session.ts';
import type { DemoPeople } from '../features/people/demo-people.ts';
import type { Sessions } from '../features/people/sessions.ts';
import { answerSignIn } from './answer-sign-in.ts';
import { addRoute } from './route.ts';

/** Signing in by a click; the routes exist in the demo only, which listens on this machine only. */
export const demoRoutes = (http: FastifyInstance, sessions: Sessions, demoPeople: DemoPeople): void => {
  const { whoAsks } = sessions;

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/demo/console-code', body: ConsoleCodeInput, data: ConsoleCodeData },
    (_call, { body }) => demoPeople.consoleCode(body.personId ?? null),
  );

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/demo/sign-in', body: DemoSignInInput, data: SessionData },
    (call, { body }) => answerSignIn(call, body.want, () => sessions.openFor(body.personId, call.from)),
  );
};
