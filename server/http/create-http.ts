import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Failure, fail } from '../../shared/protocol/result.ts';
import { type RouteName, routeRights } from '../features/rights/route-rights.ts';
import type { Log } from '../observability/log.ts';
import type { TrustRule } from './client-address.ts';
import { desktopOrigin } from './origins.ts';
import type { ReadPractice } from './practice-door.ts';
import { statusOf } from './statuses.ts';

export interface HttpOptions {
  trust: TrustRule;
  /** True for the origins of this router's own pages. */
  ownOrigin(origin: string): boolean;
  /** Takes one point of the address; answers null, or milliseconds until it may come again. */
  meter(address: string): Promise<number | null>;
  /** A practice visitor is metered at the address it claims. */
  practice?: ReadPractice;
  log: Log;
}

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const largestBodyBytes = 256 * 1024;

const routeOf = (request: FastifyRequest): string => `${request.method} ${request.routeOptions.url ?? 'unknown'}`;

/**
 * A browser names the page's origin on every changing request. One that comes from a foreign page is refused, and so is
 * one that carries a cookie but no origin: a program with a bearer token has no cookie.
 */
const foreign = (request: FastifyRequest, ownOrigin: (origin: string) => boolean): boolean => {
  if (!changing.has(request.method)) return false;
  const { origin, cookie } = request.headers;
  // A signed path is all the right there is: the desktop console's page may bring what it leads to.
  if (origin === desktopOrigin && routeRights[routeOf(request) as RouteName] === 'signed_link') return false;
  return origin === undefined ? cookie !== undefined : !ownOrigin(origin);
};

/** Fastify with the house's rules: zod both ways, typed errors, limits, the origin check, a right for every route. */
export const createHttp = ({ trust, ownOrigin, meter, practice, log }: HttpOptions): FastifyInstance => {
  const http = Fastify({
    trustProxy: trust,
    bodyLimit: largestBodyBytes,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: false,
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  // Only JSON comes in: a foreign page may send text/plain without asking.
  http.removeContentTypeParser('text/plain');

  http.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      const name = `${each} ${url}`;
      if (each !== 'HEAD' && !Object.hasOwn(routeRights, name)) throw new Error(`route ${name} has no row of rights`);
    }
  });

  http.addHook('onRequest', async (request, reply) => {
    if (foreign(request, ownOrigin)) return reply.code(403).send(fail('forbidden', 'this origin may not ask that'));
    const wait = await meter(practice?.(request)?.address ?? request.ip);
    if (wait !== null) {
      const seconds = String(Math.ceil(wait / 1000));
      return reply.code(429).header('retry-after', seconds).send(fail('rate_limited', 'too many requests'));
    }
  });

  http.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime);
    log.debug('answered', { route: routeOf(request), status: reply.statusCode, ms });
  });

  http.setNotFoundHandler((_request, reply) => reply.code(404).send(fail('not_found', 'there is nothing here')));

  http.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = failureOf(error);
    const status = statusOf[failure.error.code];
    if (status >= 500) log.error('a route broke', { route: routeOf(request), code: failure.error.code, error });
    return reply.code(status).send(failure);
  });
  return http;
};

const failureOf = (error: FastifyError): Failure => {
  const issue = error.validation?.[0];
  if (issue) {
    const where = [error.validationContext, issue.instancePath].filter(Boolean).join('');
    return fail('bad_request', `${where || 'request'}: ${issue.message ?? 'not understood'}`);
  }
  if (error.name === 'CommitFailed') return fail('unavailable', 'nothing was stored; try again');
  const status = error.statusCode ?? 500;
  if (status === 413) return fail('too_large', 'the request is too large');
  if (status === 404) return fail('not_found', 'there is nothing here');
  if (status === 503) return fail('unavailable', 'the router is about to stop');
  if (status >= 400 && status < 500) return fail('bad_request', 'the request is not understood');
  return fail('internal', 'something broke in the router');
};
