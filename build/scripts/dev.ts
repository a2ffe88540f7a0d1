import { buildStale } from './build-stale.ts';
import { startDevServers } from './dev-servers.ts';
import { freePort, isPortFree } from './free-port.ts';
import { listenAddress, portTaken } from './listen-address.ts';
import { createRouterGate } from './router-gate.ts';
import { ROUTER_GRACE_MS, startRouter } from './router-process.ts';
import { stopRequested } from './stop-signals.ts';
import { watchLoader } from './watch-loader.ts';

/** `npm run dev`: the demo with hot reload of console and widget, the router restarted on change, all on one port. */
async function dev(): Promise<number> {
  const stop = stopRequested();
  const { port } = listenAddress();
  if (!(await isPortFree(port, '127.0.0.1'))) {
    console.error(portTaken(port));
    return 1;
  }
  await buildStale({ only: ['widget'] });
  const routerPort = await freePort();
  const url = `http://localhost:${port}`;
  const gate = createRouterGate();
  const router = startRouter(
    {
      FOYER_DEMO: '1',
      FOYER_HOST: '127.0.0.1',
      FOYER_PORT: String(routerPort),
      FOYER_PUBLIC_URL: url,
      FOYER_DATA_DIR: process.env.FOYER_DATA_DIR || 'demo-data',
    },
    (line) => {
      if (line.startsWith('Restarting') || line.startsWith('Failed running')) gate.closed();
      if (line.startsWith('FOYER READY')) gate.opened();
      // The address it prints is not the one to open.
      console.log(line.startsWith('FOYER READY') ? 'router: ready' : line);
    },
    ['--watch', '--watch-preserve-output', 'server/main.ts'],
  );
  const servers = await startDevServers({ front: port, frame: await freePort(), router: routerPort }, gate);
  const loader = watchLoader((line) => console.log(line));
  console.log(`Foyer is being developed at ${url}/console/ (the demo site: ${url}/demo/)`);
  const code = await Promise.race([router.child.ended, stop.then(() => null)]);
  loader.close();
  await Promise.all([servers.close(), router.child.stop(ROUTER_GRACE_MS)]);
  return code ?? 0;
}

try {
  process.exit(await dev());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
