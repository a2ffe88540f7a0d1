import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Id } from '../../shared/domain/scalars.ts';
import type { MailStops } from '../features/mail/mail-stops.ts';
import { stopPage } from '../features/mail/stop-page.ts';
import { styleHashes } from './inline-hashes.ts';
import { stopPageHeaders } from './page-headers.ts';
import { readLanguages } from './read-languages.ts';

/** `/mail/stop/:visitorId?sig`: a page that asks, and the act, which mail programs send by themselves (RFC 8058). */
export const mailRoutes = async (
  app: FastifyInstance,
  deps: { stops: MailStops; publicUrl: string; workspaceName: () => string },
): Promise<void> => {
  const { stops, publicUrl, workspaceName } = deps;
  const schema = {
    params: z.object({ visitorId: z.string().max(40) }),
    querystring: z.object({ sig: z.string().max(100) }),
  };

  await app.register(async (scope) => {
    await scope.register(helmet, { global: false });
    // The body of the one-click request says nothing that is needed, in a type that is read nowhere else.
    scope.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
      payload.resume();
      payload.on('end', () => done(null, {}));
    });
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const method of ['GET', 'POST'] as const) {
      routes.route({
        method,
        url: '/mail/stop/:visitorId',
        schema,
        handler: async (request, reply) => {
          const id = Id.safeParse(request.params.visitorId);
          const good = id.success && stops.mayStop(id.data, request.query.sig);
          if (good && method === 'POST') await stops.stop(id.data);
          const page = stopPage(
            !good ? 'gone' : method === 'POST' ? 'done' : 'ask',
            workspaceName(),
            readLanguages(request),
          );
          await reply.helmet(stopPageHeaders(publicUrl, styleHashes(page)));
          return reply
            .code(good ? 200 : 403)
            .type('text/html; charset=utf-8')
            .send(page);
        },
      });
    }
  });
};
