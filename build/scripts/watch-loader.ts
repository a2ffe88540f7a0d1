import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { widgetLoaderConfig } from '../vite/widget-loader.ts';
import { projectRoot } from './project-root.ts';

const SETTLE_MS = 100;

/** Builds the widget's loader again whenever its source changes; the next load of a host page has it. */
export function watchLoader(say: (line: string) => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<void> = Promise.resolve();
  const rebuild = async (): Promise<void> => {
    try {
      await build({ ...widgetLoaderConfig, logLevel: 'error' });
      say('widget loader: built');
    } catch {
      say('widget loader: not built, see above');
    }
  };
  // Editors write a file in several steps.
  const watcher = watch(join(projectRoot, 'widget/loader'), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(rebuild);
    }, SETTLE_MS);
  });
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
