import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { projectRoot } from '../scripts/project-root.ts';
import { widgetNpmConfig } from '../vite/widget-npm.ts';

const run = promisify(execFile);

/** How a site uses the package; each wrong use has to be one. */
const consumer = `import { type FoyerApi, type FoyerEvents, type LoadOptions, load } from 'foyer-widget';
const options: LoadOptions = { router: 'https://chat.example.com', site: 'key', language: 'pt-PT' };
const foyer: FoyerApi = await load(options);
foyer.open();
foyer.identify({ token: 'a.b.c' });
foyer.identify(null);
foyer.track('Looked', { minutes: 3 });
foyer.setAttributes({ plan: 'team', seats: null });
foyer.startConversation('Hello');
foyer.startExperience('call');
foyer.bookMeeting();
const stop: () => void = foyer.on('meeting', ({ startsAt }) => console.log(startsAt.toFixed()));
foyer.on('messageReceived', ({ from }: FoyerEvents['messageReceived']) => console.log(from === 'bot'));
foyer.on('callEnded', ({ seconds }) => console.log(seconds + 1));
foyer.on('conversationEnded', ({ by }) => console.log(by.length));
stop();
foyer.close();
// @ts-expect-error no such event
foyer.on('nothing', () => {});
// @ts-expect-error no such experience
foyer.startExperience('dance');
// @ts-expect-error a site has a key
void load({ router: 'https://chat.example.com' });
// @ts-expect-error times are numbers
foyer.on('meeting', ({ startsAt }) => startsAt.toUpperCase());
`;

it('is a package that compiles in a strict project and does nothing on a server', { timeout: 60_000 }, async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'foyer-npm-'));
  const outDir = join(folder.path, 'node_modules/foyer-widget');
  mkdirSync(outDir, { recursive: true });
  await build({ ...widgetNpmConfig, logLevel: 'error', build: { ...widgetNpmConfig.build, outDir } });
  writeFileSync(join(folder.path, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder.path, 'use.ts'), consumer);
  const options = {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2022', 'dom'],
    strict: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(
    join(folder.path, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, skipLibCheck: false }, files: ['use.ts'] }),
  );
  const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const compiled = await run(process.execPath, [tsc, '-p', folder.path]).catch((error: { stdout: string }) => error);
  expect(compiled.stdout).toBe('');

  const { load } = (await import(pathToFileURL(join(outDir, 'index.js')).href)) as {
    load(options: object): Promise<{ open(): void; on(event: string, listener: () => void): () => void }>;
  };
  const foyer = await load({ router: 'https://chat.example.com', site: 'key' });
  foyer.open();
  expect(foyer.on('ready', () => {})()).toBeUndefined();
});
