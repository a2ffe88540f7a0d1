import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail, ok } from '../../shared/protocol/result.ts';
import type { Metrics } from '../observability/metrics.ts';
import { sameSecret } from './same-secret.ts';

export interface HealthOptions {
  /** True while the router can do its work: the database answers and nobody asked it to stop. */
  ready(): Promise<boolean>;
  metrics: Metrics;
  metricsToken: string | null;
}

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** A request from this machine. Behind a proxy that is not believed everybody seems to be on this machine, so nobody is. */
const isLocal = ({ ip, ips = [], headers }: FastifyRequest): boolean => {
  const handedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return loopback.test(ip) && (!handedOn || ips.length > 1);
};

/** What watches the router: alive, ready, and its figures. */
export const healthRoutes = (http: FastifyInstance, { ready, metrics, metricsToken }: HealthOptions): void => {
  http.get('/healthz', async () => ok({}));

  http.get('/readyz', async (_request, reply) => {
    if (await ready()) return ok({});
    return reply.code(503).send(fail('unavailable', 'not ready'));
  });

  http.get('/metrics', async (request, reply) => {
    const known = metricsToken !== null && sameSecret(request.headers.authorization ?? '', `Bearer ${metricsToken}`);
    if (!known && !isLocal(request)) return reply.code(403).send(fail('forbidden', 'figures are for this machine'));
    return reply.type(metrics.contentType).send(await metrics.read());
  });
};
