import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { consoleHeaders, widgetHeaders } from './page-headers.ts';

/** Where the built pages lie; a folder that is not there is not served. */
export interface PageFolders {
  console: string;
  widget: string;
  /** The demo company's website, or null outside the demo. */
  demo: string | null;
}

/** A name with a hash of the content never changes its content. */
const hashed = /-[\w-]{8,}\.\w+$/;

const cacheFor = (path: string): string =>
  hashed.test(basename(path)) ? 'public, max-age=31536000, immutable' : 'no-cache';

const serve = async (scope: FastifyInstance, root: string, prefix: string): Promise<void> => {
  await scope.register(fastifyStatic, {
    root,
    prefix,
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', cacheFor(path));
    },
  });
};

/** Serves the console, the widget's files and, in the demo, the website the widget stands on. */
export const staticRoutes = async (http: FastifyInstance, folders: PageFolders, publicUrl: string): Promise<void> => {
  http.get('/', (_request, reply) => reply.redirect('/console/'));
  http.get('/console', (_request, reply) => reply.redirect('/console/'));
  if (existsSync(folders.console)) {
    await http.register(async (scope) => {
      await scope.register(helmet, consoleHeaders(publicUrl));
      await serve(scope, folders.console, '/console/');
    });
  }
  if (existsSync(folders.widget)) {
    await http.register(async (scope) => {
      await scope.register(helmet, widgetHeaders(publicUrl));
      await serve(scope, folders.widget, '/widget/');
    });
  }
  if (folders.demo !== null) {
    const { demo } = folders;
    // A stranger's website: it has no policy of ours.
    http.get('/demo', (_request, reply) => reply.redirect('/demo/'));
    await http.register((scope) => serve(scope, demo, '/demo/'));
  }
};
