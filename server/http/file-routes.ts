import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { Id } from '../../shared/domain/scalars.ts';
import { fail } from '../../shared/protocol/result.ts';
import type { Files } from '../features/files/files.ts';
import { desktopOrigin } from './origins.ts';
import { fileHeaders } from './page-headers.ts';
import { statusOf } from './statuses.ts';

const Signed = { until: z.coerce.number().int().nonnegative(), sig: z.string().max(100) };
const params = z.object({ id: Id });

/** A name as RFC 8187 writes it: any letter of the world, and nothing that ends a header. */
const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** `PUT /uploads/:id` takes bytes in, `GET /files/:id` gives them out; for whoever holds a signed path. */
export const fileRoutes = async (http: FastifyInstance, files: Files, publicUrl: string): Promise<void> => {
  await http.register(async (plain) => {
    await plain.register(helmet, fileHeaders(publicUrl));
    plain.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
    const scope = plain.withTypeProvider<ZodTypeProvider>();

    // The desktop console's page is not the router's: it may bring and see what a signed path allows, and nothing else.
    scope.addHook('onRequest', async (request, reply) => {
      if (request.headers.origin !== desktopOrigin) return;
      reply.header('access-control-allow-origin', desktopOrigin).header('vary', 'origin');
    });

    scope.options('/uploads/:id', (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'PUT')
        .header('access-control-allow-headers', 'content-type')
        .header('access-control-max-age', '600')
        .code(204)
        .send(),
    );

    scope.put(
      '/uploads/:id',
      { schema: { params, querystring: z.object({ ...Signed, offset: z.coerce.number().int().nonnegative() }) } },
      async (request, reply) => {
        const { offset, ...signed } = request.query;
        const result = await files.receive(request.params.id, signed, offset, request.body as Readable);
        // What was not read of a refused body would be read as the next request.
        if (!result.ok) reply.header('connection', 'close');
        return reply.code(result.ok ? 200 : statusOf[result.error.code]).send(result);
      },
    );

    scope.get(
      '/files/:id',
      { schema: { params, querystring: z.object({ ...Signed, as: z.enum(['thumb', 'view', 'save']) }) } },
      async (request, reply) => {
        const { as, ...signed } = request.query;
        const result = await files.served(request.params.id, as, signed);
        if (!result.ok)
          return reply.code(statusOf[result.error.code]).send(fail(result.error.code, result.error.message));
        const { path, bytes, name, shownAs } = result.data;
        const place = shownAs === null ? 'attachment' : 'inline';
        return reply
          .header('content-type', shownAs ?? 'application/octet-stream')
          .header('content-length', bytes)
          .header('content-disposition', `${place}; filename*=UTF-8''${encoded(name)}`)
          .header('cache-control', 'private, max-age=600, immutable')
          .send(createReadStream(path));
      },
    );
  });
};
