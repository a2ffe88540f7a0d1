import { join } from 'node:path';
import { createServer, type InlineConfig, type Plugin, type ViteDevServer } from 'vite';
import { consoleConfig } from '../vite/console.ts';
import { widgetFrameConfig } from '../vite/widget-frame.ts';
import { projectRoot } from './project-root.ts';
import type { RouterGate } from './router-gate.ts';

export interface DevServers {
  console: ViteDevServer;
  close(): Promise<void>;
}

const RESTART_MS = 15_000;

/** What Vite answers itself; everything else is the router's. */
const CONSOLE = /^\/console(\/|$|\?)/;

/** Sends the console's address without its slash to the one with it, and holds the router's requests while it restarts. */
const frontDoor = (gate: RouterGate): Plugin => ({
  name: 'foyer-front-door',
  configureServer: (server) => {
    server.middlewares.use((request, response, next) => {
      if (request.url === '/console') response.writeHead(302, { location: '/console/' }).end();
      else if (CONSOLE.test(request.url ?? '')) next();
      else void gate.passed(RESTART_MS).then(() => next());
    });
  },
});

/**
 * Two Vite servers behind one port. The console's is the front: it proxies the widget's frame to the second one and
 * everything else, sockets too, to the router. The loader is no module, so the router serves its build.
 */
export async function startDevServers(
  ports: { front: number; frame: number; router: number },
  gate: RouterGate,
): Promise<DevServers> {
  const local = (port: number): string => `http://127.0.0.1:${port}`;
  const frame: InlineConfig = {
    ...widgetFrameConfig,
    base: '/widget/',
    // Two servers may not write one cache.
    cacheDir: join(projectRoot, 'node_modules/.vite-widget'),
    mode: 'development',
    server: { host: '127.0.0.1', port: ports.frame, strictPort: true, allowedHosts: ['localhost'] },
  };
  const front: InlineConfig = {
    ...consoleConfig,
    base: '/console/',
    cacheDir: join(projectRoot, 'node_modules/.vite-console'),
    mode: 'development',
    plugins: [...(consoleConfig.plugins ?? []), frontDoor(gate)],
    server: {
      host: '127.0.0.1',
      port: ports.front,
      strictPort: true,
      allowedHosts: ['localhost'],
      proxy: {
        // The first that matches wins.
        '^/widget/loader\\.js': { target: local(ports.router) },
        '^/widget/': { target: local(ports.frame), ws: true },
        '^/(?!console(/|$|\\?))': { target: local(ports.router), ws: true },
      },
    },
  };
  const frameServer = await createServer(frame);
  await frameServer.listen();
  const consoleServer = await createServer(front);
  await consoleServer.listen();
  return {
    console: consoleServer,
    close: async () => {
      await Promise.all([consoleServer.close(), frameServer.close()]);
    },
  };
}
