import { buildStale } from './build-stale.ts';
import type { Child } from './child.ts';
import { isPortFree } from './free-port.ts';
import { listenAddress, portTaken } from './listen-address.ts';
import { openConsole } from './open-console.ts';
import { ROUTER_GRACE_MS, startRouter } from './router-process.ts';
import { stopRequested } from './stop-signals.ts';

/** `npm start`: the demo. Builds what is stale, runs the router with demo data, opens the console on it. */
async function start(): Promise<number> {
  const stop = stopRequested();
  const { host, port } = listenAddress();
  if (!(await isPortFree(port, host))) {
    console.error(portTaken(port));
    return 1;
  }
  await buildStale({ only: ['console', 'widget'], say: (line) => console.log(line) });
  const env = { FOYER_DEMO: '1', FOYER_DATA_DIR: process.env.FOYER_DATA_DIR || 'demo-data' };
  const router = startRouter(env, (line) => console.log(line));
  let desktop: Promise<Child | null> = Promise.resolve(null);
  void router.ready.then((url) => {
    if (url) desktop = openConsole(url, (line) => console.log(line));
  });
  // A router that ends by itself has said why.
  const code = await Promise.race([router.child.ended, stop.then(() => null)]);
  await Promise.all([
    router.child.stop(ROUTER_GRACE_MS),
    // Nobody waits here for a download that is under way.
    Promise.race([desktop, Promise.resolve(null)]).then((child) => child?.stop(5_000)),
  ]);
  return code ?? 0;
}

try {
  process.exit(await start());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
