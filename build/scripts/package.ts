import { build, Platform } from 'electron-builder';
import { builderConfig } from '../electron/builder-config.ts';
import { packagingElectron } from '../electron/packaging-electron.ts';
import { buildStale } from './build-stale.ts';
import { projectRoot } from './project-root.ts';

/**
 * `npm run package [-- --dir]`: the desktop console for this platform, into release/. `--dir` leaves the folder unpacked:
 * what the packaging test starts, and all that works where electron-builder's own tools cannot be downloaded.
 */
async function packageConsole(): Promise<void> {
  await buildStale({ only: ['console', 'electron'], say: (line) => console.log(line) });
  const electron = await packagingElectron();
  try {
    await build({
      projectDir: projectRoot,
      targets: Platform.current().createTarget(process.argv.includes('--dir') ? 'dir' : null),
      config: { ...builderConfig, ...electron.options },
      publish: 'never',
    });
  } finally {
    await electron.dispose();
  }
}

try {
  await packageConsole();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
