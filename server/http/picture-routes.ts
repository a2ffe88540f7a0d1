import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { PictureId } from '../../shared/domain/site-look.ts';
import { fail } from '../../shared/protocol/result.ts';
import { fileHeaders } from './page-headers.ts';

/** The pictures in the messengers of sites: public, and what an address names never changes. */
export const pictureRoutes = async (
  http: FastifyInstance,
  picture: (id: string) => Promise<Buffer | null>,
  publicUrl: string,
): Promise<void> => {
  await http.register(async (scope) => {
    await scope.register(helmet, fileHeaders(publicUrl));
    scope
      .withTypeProvider<ZodTypeProvider>()
      .get('/widget/pictures/:id', { schema: { params: z.object({ id: PictureId }) } }, async (request, reply) => {
        const bytes = await picture(request.params.id);
        if (bytes === null) return reply.code(404).send(fail('not_found', 'no such picture'));
        return reply
          .header('content-type', 'image/webp')
          .header('cache-control', 'public, max-age=31536000, immutable')
          .send(bytes);
      });
  });
};
