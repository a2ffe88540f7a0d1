import { build, type Rolldown } from 'vite';
import { expect, it, vi } from 'vitest';
import { consoleConfig } from '../vite/console.ts';

/** What a rep's machine reads before the first rows stand. Raising it is a decision; a dialog or a panel comes by `late`. */
const budget = { js: 1_115_000, css: 75_000 };

it('keeps what the console reads before its first rows within its budget', { timeout: 120_000 }, async () => {
  // React's own checks are no part of the product.
  vi.stubEnv('NODE_ENV', 'production');
  const { output } = (await build({
    ...consoleConfig,
    logLevel: 'error',
    build: { ...consoleConfig.build, write: false },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
  const entry = [...chunks.values()].find(({ isEntry, name }) => isEntry && name === 'console');
  const first = new Set(entry === undefined ? [] : [entry.fileName]);
  for (const file of first) for (const next of chunks.get(file)?.imports ?? []) first.add(next);
  const html = output.find(({ fileName }) => fileName === 'index.html');
  const page = html?.type === 'asset' ? String(html.source) : '';
  const styles = output.filter(({ fileName }) => fileName.endsWith('.css') && page.includes(fileName));
  const bytesOf = (files: readonly (string | Uint8Array)[]): number =>
    files.reduce((sum, file) => sum + Buffer.from(file).length, 0);

  const js = bytesOf([...first].map((file) => chunks.get(file)?.code ?? ''));
  const css = bytesOf(styles.map((file) => (file.type === 'asset' ? file.source : '')));
  const heaviest = [...first]
    .flatMap((file) => Object.entries(chunks.get(file)?.modules ?? {}))
    .sort(([, a], [, b]) => b.renderedLength - a.renderedLength)
    .slice(0, 40)
    .map(([id, { renderedLength }]) => `${renderedLength} ${id.split('/').slice(-3).join('/')}`);
  // Otherwise nothing was measured.
  expect(js).toBeGreaterThan(500_000);
  expect(css).toBeGreaterThan(20_000);
  expect(css).toBeLessThan(budget.css);
  expect(js, `the heaviest before minifying:\n${heaviest.join('\n')}`).toBeLessThan(budget.js);
});
