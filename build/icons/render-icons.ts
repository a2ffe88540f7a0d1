import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Draws the app's icons as PNG from the two SVG files beside this one: `node build/icons/render-icons.ts`. */
const folder = import.meta.dirname;

/** Below this size details turn to mud, and the simple drawing takes over. */
const smallUpTo = 48;

/** Apple's icons keep a tenth of the canvas free on each side; the others fill theirs. */
const macMargin = 0.0977;

const draw = async (page: Page, svg: string, size: number, margin = 0): Promise<Buffer> => {
  await page.setViewportSize({ width: size, height: size });
  const inner = Math.round(size * (1 - 2 * margin));
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  await page.setContent(
    `<style>body{margin:0;display:grid;place-items:center;height:100vh}</style><img width="${inner}" height="${inner}" src="${source}">`,
  );
  await page.waitForFunction(() => document.images[0]?.complete);
  return page.screenshot({ omitBackground: true });
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  const large = await readFile(join(folder, 'icon.svg'), 'utf8');
  const small = await readFile(join(folder, 'icon-small.svg'), 'utf8');
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const png = await draw(page, size <= smallUpTo ? small : large, size);
    await writeFile(join(folder, `${size}x${size}.png`), png);
  }
  await writeFile(join(folder, 'icon.png'), await draw(page, large, 1024));
  await writeFile(join(folder, 'icon-mac.png'), await draw(page, large, 1024, macMargin));
} finally {
  await browser.close();
}
