import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureHouse } from './fixture-house.ts';

const projectRoot = new URL('../../', import.meta.url).pathname;

/** Rules of biome.json that carry an arrow of the house or a line of the house style. */
test.each([
  ['noBarrelFile', 'shared/domain/all.ts', "export { a } from './a.ts';\n"],
  ['noReExportAll', 'shared/domain/all.ts', "export * from './a.ts';\n"],
  ['noRestrictedImports', 'shared/domain/a.ts', "import { z } from 'zod';\n\nexport const A = z.string();\n"],
  ['noExplicitAny', 'server/a.ts', 'export const a = (b: any) => b;\n'],
  ['noNonNullAssertion', 'server/a.ts', 'export const a = (b?: string) => b!.length;\n'],
  ['noConsole', 'server/features/a.ts', 'console.log(1);\n'],
  ['useImportType', 'server/a.ts', "import { B } from './b.ts';\n\nexport type A = B;\n"],
  ['useImportExtensions', 'server/a.ts', "import { b } from './b';\n\nexport const a = b;\n"],
  ['useFilenamingConvention', 'server/myFile.ts', 'export const a = 1;\n'],
  ['noDefaultExport', 'server/a.ts', 'export default 1;\n'],
  ['noEnum', 'server/a.ts', 'export enum A {\n  B,\n}\n'],
  ['noSkippedTests', 'server/a.test.ts', "test.skip('a', () => {});\n"],
  ['noFocusedTests', 'server/a.test.ts', "test.only('a', () => {});\n"],
  ['noNodejsModules', 'renderer/lib/a.ts', "import fs from 'node:fs';\n\nexport const a = fs;\n"],
])('%s bites in %s', (rule, file, text) => {
  using house = fixtureHouse({ [file]: text, 'server/b.ts': 'export const b = 1;\nexport type B = 1;\n' });
  copyFileSync(join(projectRoot, 'biome.json'), join(house.root, 'biome.json'));
  copyFileSync(join(projectRoot, '.gitignore'), join(house.root, '.gitignore'));
  const run = spawnSync(join(projectRoot, 'node_modules/.bin/biome'), ['lint', '--reporter=github', '.'], {
    cwd: house.root,
    encoding: 'utf8',
  });
  expect(run.stdout + run.stderr).toMatch(new RegExp(`::error title=lint/\\w+/${rule},file=\\S*/${file},`));
  expect(run.status).toBe(1);
});
