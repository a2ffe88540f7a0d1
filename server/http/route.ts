import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { fail, type Result } from '../../shared/protocol/result.ts';
import { resultOf } from '../../shared/protocol/result-of.ts';
import type { AskedFrom } from '../db/auth/auth-port.ts';
import type { RepActor } from '../features/actor.ts';
import { can } from '../features/rights/can.ts';
import type { RouteName } from '../features/rights/route-rights.ts';
import { statusOf } from './statuses.ts';

/** What a route's handler knows of its caller. */
export interface Call {
  from: AskedFrom;
  /** Null for a program; a browser names the page's origin, which was checked. */
  origin: string | null;
  /** The signed-in person; always there behind a route that asks for one. */
  actor: RepActor | null;
  /** As the sign-in library reads them: cookie and bearer token. */
  headers: Headers;
  /** The request itself, for the pass of a practice visitor. */
  request: Pick<FastifyRequest, 'headers'>;
  setCookies(cookies: readonly string[]): void;
}

interface RouteSchemas<P extends z.ZodType, B extends z.ZodType, D extends z.ZodType> {
  name: RouteName;
  params?: P;
  body?: B;
  data: D;
}

/** Finds the person a request's cookie or token belongs to. */
export type WhoAsks = (headers: Headers) => Promise<RepActor | null>;

const headersOf = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  const { cookie, authorization } = request.headers;
  if (cookie) headers.set('cookie', cookie);
  if (authorization) headers.set('authorization', authorization);
  return headers;
};

const none = z.object({});

/** Adds one route: parsed by its schemas, authorised by its row of rights, answered with a Result of its data. */
export const addRoute = <
  P extends z.ZodType = typeof none,
  B extends z.ZodType = typeof none,
  D extends z.ZodType = z.ZodType,
>(
  http: FastifyInstance,
  whoAsks: WhoAsks,
  { name, params, body, data }: RouteSchemas<P, B, D>,
  handler: (call: Call, input: { params: z.output<P>; body: z.output<B> }) => Promise<Result<z.output<D>>>,
): void => {
  const [method = 'GET', url = '/'] = name.split(' ');
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const headers = headersOf(request);
    const actor = headers.has('cookie') || headers.has('authorization') ? await whoAsks(headers) : null;
    const result = can(actor, name)
      ? await handler(
          {
            from: { address: request.ip, userAgent: request.headers['user-agent'] ?? '' },
            origin: request.headers.origin ?? null,
            actor,
            headers,
            request,
            setCookies: (cookies) => {
              for (const cookie of cookies) reply.header('set-cookie', cookie);
            },
          },
          { params: request.params as z.output<P>, body: request.body as z.output<B> },
        )
      : fail('unauthenticated', 'sign in first');
    return reply.code(result.ok ? 200 : statusOf[result.error.code]).send(result);
  };
  const answers = resultOf(data);
  http.route({
    method,
    url,
    schema: {
      ...(params ? { params } : {}),
      ...(body ? { body } : {}),
      response: { '2xx': answers, '4xx': answers, '5xx': answers },
    },
    handler: answer,
  });
};
