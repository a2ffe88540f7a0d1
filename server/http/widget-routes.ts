import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { WidgetTokenData, WidgetTokenInput } from '../../shared/protocol/http/widget.ts';
import { fail, ok, type Result } from '../../shared/protocol/result.ts';
import type { Catalogues } from '../features/sites/default-texts.ts';
import { desktopOrigin } from './origins.ts';
import { apiHeaders, frameHeaders } from './page-headers.ts';
import type { ReadPractice } from './practice-door.ts';
import { createFrameReader } from './read-frame.ts';
import { addRoute, type WhoAsks } from './route.ts';

export interface WidgetRouteOptions {
  whoAsks: WhoAsks;
  /** Exchanges a visitor's secret for a token; `practice` marks a synthetic visitor, and the address is where they are. */
  exchange(input: WidgetTokenInput, from: { practice: boolean; address: string }): Promise<Result<WidgetTokenData>>;
  practice: ReadPractice;
  /** The words the widget was built with, by part. */
  widgetWords(tag: string): Promise<Catalogues>;
  /** The origins of the site with this key, as browsers write them; null for an unknown key. */
  originsOf(siteKey: string): Promise<readonly string[] | null>;
  /** Where the built widget lies. */
  folder: string;
  publicUrl: string;
}

/** The visitor's token, and the widget's frame: a page that only the site's own origins may embed. */
export const widgetRoutes = async (http: FastifyInstance, options: WidgetRouteOptions): Promise<void> => {
  const { whoAsks, exchange, widgetWords, practice, originsOf, folder, publicUrl } = options;
  const readFrame = createFrameReader(join(folder, 'frame.html'));

  addRoute(
    http,
    whoAsks,
    { name: 'POST /api/widget/token', body: WidgetTokenInput, data: WidgetTokenData },
    async ({ from, request }, { body }) => {
      const pass = practice(request);
      const answer = await exchange(body, { practice: pass !== null, address: pass?.address ?? from.address });
      if (!answer.ok) return answer;
      const { words } = answer.data;
      // The few words that are needed before any click come with the token: one round trip less.
      const { launcher } = await widgetWords(words.tag);
      return ok({ ...answer.data, words: { ...words, texts: { ...launcher, ...words.texts } } });
    },
  );

  await http.register(async (scope) => {
    await scope.register(helmet, { global: false });
    scope.withTypeProvider<ZodTypeProvider>().get(
      '/widget/frame',
      {
        schema: {
          querystring: z
            .object({ site: z.string().min(1).max(64).optional(), preview: z.string().optional() })
            .refine(({ site, preview }) => site !== undefined || preview !== undefined),
        },
      },
      async (request, reply) => {
        const { site, preview } = request.query;
        // A preview shows no site's visitors anything: the console alone may frame it.
        const origins =
          preview === undefined ? (site === undefined ? null : await originsOf(site)) : ["'self'", desktopOrigin];
        const frame = origins && (await readFrame());
        await reply.helmet(frame ? frameHeaders(publicUrl, origins, frame) : apiHeaders(publicUrl));
        if (!origins) return reply.code(404).send(fail('not_found', 'no site has this key'));
        if (!frame) return reply.code(503).send(fail('unavailable', 'the widget is not built'));
        // The older header knows no list of origins.
        reply.removeHeader('x-frame-options');
        const tag = frame.tagFor(origins);
        reply.headers({ 'cache-control': 'no-cache', etag: tag });
        // A proxy that packs the page marks the tag as weak.
        if (request.headers['if-none-match']?.replace(/^W\//, '') === tag) return reply.code(304).send();
        return reply.type('text/html; charset=utf-8').send(frame.page);
      },
    );
  });
};
