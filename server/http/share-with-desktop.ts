import type { FastifyInstance } from 'fastify';
import { desktopOrigin } from './origins.ts';

/**
 * Lets the desktop console's page read what a sign-in page shows, which no cookie and no token goes with. Whatever changes
 * something goes through its main process, so no preflight is answered.
 */
export const shareWithDesktop = (http: FastifyInstance): void => {
  http.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'GET' || request.headers.origin !== desktopOrigin) return;
    reply.header('access-control-allow-origin', desktopOrigin).header('vary', 'origin');
  });
};
