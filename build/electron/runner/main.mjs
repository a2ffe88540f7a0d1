// Makes a bare Electron behave like the development one: `electron <app folder> …` runs that folder's app.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv
  .slice(1)
  .filter((word) => !word.startsWith('-') && !word.includes('://'))
  .map((word) => resolve(word))
  .find((path) => existsSync(join(path, 'package.json')));

if (folder === undefined) {
  process.stderr.write('usage: electron <app folder>\n');
  app.exit(1);
} else {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  // Awaited at top level: until this module ends Electron is not *ready*, so the app can still register its scheme.
  await import(pathToFileURL(join(folder, manifest.main)).href);
}
