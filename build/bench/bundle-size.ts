import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { widgetFrameConfig } from '../vite/widget-frame.ts';

const ENTRY = 'virtual:entry';

/** Bytes after gzip of a page script built like the widget's, from the source given. */
export async function bundleSize(source: string): Promise<number> {
  const output = await build({
    ...widgetFrameConfig,
    logLevel: 'error',
    build: { ...widgetFrameConfig.build, write: false, manifest: false, rolldownOptions: { input: ENTRY } },
    plugins: [
      {
        name: 'virtual-entry',
        resolveId: (id) => (id === ENTRY ? `${ENTRY}.js` : null),
        load: (id) => (id === `${ENTRY}.js` ? source : null),
      },
    ],
  });
  const bundles = (Array.isArray(output) ? output : [output]) as Rolldown.RolldownOutput[];
  return bundles
    .flatMap((bundle) => bundle.output)
    .reduce((sum, file) => sum + gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length, 0);
}
