import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Id } from '../../shared/domain/scalars.ts';
import type { PrivacyExport } from '../features/privacy/export.ts';
import { statusOf } from './statuses.ts';

/** `GET /privacy/:whose/:visitorId?until&sig`: all that is kept of a person as one ZIP, for whoever holds a signed link. */
export const privacyRoutes = (app: FastifyInstance, exports: PrivacyExport): void => {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/privacy/:whose/:visitorId',
    {
      schema: {
        params: z.object({ whose: z.enum(['all', 'own']), visitorId: Id }),
        querystring: z.object({ until: z.coerce.number().int().nonnegative(), sig: z.string().max(100) }),
      },
    },
    async (request, reply) => {
      const { whose, visitorId } = request.params;
      const result = await exports.open(visitorId, whose, request.query);
      if (!result.ok) return reply.code(statusOf[result.error.code]).send(result);
      return reply
        .header('content-type', 'application/zip')
        .header('content-disposition', 'attachment; filename="personal-data.zip"')
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(result.data.stream);
    },
  );
};
