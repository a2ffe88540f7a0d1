import { buildStale } from './build-stale.ts';
import { BUILD_TARGETS } from './build-targets.ts';

/** `npm run build [-- console|widget|electron …] [-- --force]`: builds what is stale into dist/. */
const words = process.argv.slice(2);
const only = words.filter((word) => !word.startsWith('--'));
const unknown = only.filter((name) => !BUILD_TARGETS.some((target) => target.name === name));

if (unknown.length > 0) {
  console.error(
    `unknown target: ${unknown.join(', ')} (there are ${BUILD_TARGETS.map(({ name }) => name).join(', ')})`,
  );
  process.exitCode = 1;
} else {
  try {
    const built = await buildStale({
      ...(only.length > 0 ? { only } : {}),
      force: words.includes('--force'),
      say: (line) => console.log(line),
    });
    if (built.length === 0) console.log('everything is fresh');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
