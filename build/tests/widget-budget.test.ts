import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { expect, it, vi } from 'vitest';
import { widgetBudget } from '../bench/widget-budget.ts';
import { widgetSizes } from '../bench/widget-sizes.ts';
import { widgetFrameConfig } from '../vite/widget-frame.ts';
import { widgetLoaderConfig } from '../vite/widget-loader.ts';

it('keeps what a visitor loads within its budget at every stage', { timeout: 120_000 }, async () => {
  vi.stubEnv('NODE_ENV', 'production');
  using folder = mkdtempDisposableSync(join(tmpdir(), 'foyer-widget-'));
  const made = async (config: InlineConfig) =>
    (await build({
      ...config,
      logLevel: 'error',
      build: { ...config.build, outDir: folder.path },
    })) as Rolldown.RolldownOutput;
  const { output } = await made(widgetFrameConfig);
  await made(widgetLoaderConfig);

  const { files, ...sizes } = widgetSizes(folder.path);
  const heaviest = output
    .flatMap((file) => (file.type === 'chunk' && files.chat.includes(file.fileName) ? [file] : []))
    .flatMap(({ modules }) => Object.entries(modules))
    .sort(([, a], [, b]) => b.renderedLength - a.renderedLength)
    .slice(0, 40)
    .map(([id, { renderedLength }]) => `${renderedLength} ${id.split('/').slice(-3).join('/')}`);
  // Otherwise nothing was measured.
  expect(sizes.loader).toBeGreaterThan(500);
  expect(sizes.presence).toBeGreaterThan(10_000);
  expect(sizes.chat).toBeGreaterThan(sizes.presence + 10_000);
  expect(sizes.call).toBeGreaterThan(10_000);

  for (const stage of ['loader', 'presence', 'chat', 'call'] as const) {
    expect(
      sizes[stage],
      `${stage}; the heaviest of the chat before minifying:\n${heaviest.join('\n')}`,
    ).toBeLessThanOrEqual(widgetBudget[stage].must);
  }
});
