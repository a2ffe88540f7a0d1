import { buildStale } from './build-stale.ts';
import { ROUTER_GRACE_MS, startRouter } from './router-process.ts';
import { stopRequested } from './stop-signals.ts';

/** `npm run serve`: the router alone, for production. Everything it needs to know comes from the environment. */
async function serve(): Promise<number> {
  const stop = stopRequested();
  await buildStale({ only: ['console', 'widget'], say: (line) => console.log(line) });
  const router = startRouter({ NODE_ENV: 'production', FOYER_DEMO: '' }, (line) => console.log(line));
  const code = await Promise.race([router.child.ended, stop.then(() => null)]);
  if (code !== null) return code;
  await router.child.stop(ROUTER_GRACE_MS);
  return await router.child.ended;
}

try {
  process.exit(await serve());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
