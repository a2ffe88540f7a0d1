import { describe, expect, test } from 'vitest';
import { ARROWS } from './arrows.ts';
import { checkArrows } from './check-arrows.ts';
import { fixtureHouse } from './fixture-house.ts';

/** One forbidden import per row: the rule it breaks, the file it stands in, what it imports, packages it needs. */
const BITES: [rule: string, from: string, to: string][] = [
  ['electron-imports-only-shared', 'electron/a.ts', 'renderer/b.ts'],
  ['renderer-imports-only-shared', 'renderer/lib/a.ts', 'server/b.ts'],
  ['renderer-imports-only-shared', 'renderer/lib/a.tsx', 'widget/b.ts'],
  ['widget-imports-only-shared', 'widget/app/a.ts', 'renderer/lib/b.ts'],
  ['server-imports-only-shared', 'server/features/a.ts', 'electron/b.ts'],
  ['server-imports-only-shared', 'server/main.ts', 'build/scripts/b.ts'],
  ['server-imports-only-shared', 'server/main.ts', 'e2e/b.ts'],
  ['shared-imports-no-room', 'shared/domain/a.ts', 'server/b.ts'],
  ['shared-imports-only-zod', 'shared/domain/a.ts', 'npm:kysely'],
  ['shared-client-imports-few-packages', 'shared/client/a.ts', 'npm:react'],
  ['shared-does-not-import-its-client', 'shared/domain/a.ts', 'shared/client/b.ts'],
  ['shared-client-is-for-browsers', 'server/features/a.ts', 'shared/client/b.ts'],
  ['shared-client-is-for-browsers', 'electron/a.ts', 'shared/client/b.ts'],
  ['no-node-in-pages', 'shared/domain/a.ts', 'node:fs'],
  ['no-node-in-pages', 'renderer/lib/a.ts', 'node:path'],
  ['product-imports-no-test', 'server/features/a.ts', 'server/tests/builders.ts'],
  ['product-imports-no-test', 'server/features/a.ts', 'server/features/b.test.ts'],
  ['server-features-know-no-transport', 'server/features/chat/a.ts', 'server/http/b.ts'],
  ['server-features-know-no-transport', 'server/features/chat/a.ts', 'server/realtime/b.ts'],
  ['server-features-know-no-transport', 'server/features/chat/a.ts', 'server/app.ts'],
  ['server-db-is-the-floor', 'server/db/a.ts', 'server/features/chat/b.ts'],
  ['server-transport-does-not-touch-db', 'server/http/a.ts', 'server/db/b.ts'],
  ['server-transports-are-apart', 'server/realtime/a.ts', 'server/http/b.ts'],
  ['server-config-and-observability-are-leaves', 'server/config/a.ts', 'server/db/b.ts'],
  ['only-http-knows-fastify', 'server/features/chat/a.ts', 'npm:fastify'],
  ['only-http-knows-fastify', 'server/features/chat/a.ts', 'npm:@fastify/cors'],
  ['only-realtime-knows-socket-io', 'server/features/chat/a.ts', 'npm:socket.io'],
  ['only-realtime-knows-socket-io', 'server/http/a.ts', 'npm:socket.io'],
  ['only-repositories-know-kysely', 'server/features/chat/chat-service.ts', 'npm:kysely'],
  ['only-db-opens-a-database', 'server/features/chat/chat-repository.ts', 'npm:better-sqlite3'],
  ['only-db-auth-knows-better-auth', 'server/db/a.ts', 'npm:better-auth'],
  ['only-db-auth-knows-better-auth', 'renderer/bridge/a.ts', 'npm:better-auth'],
  ['practice-comes-from-outside', 'server/practice/a.ts', 'server/features/visitors/b.ts'],
  ['practice-comes-from-outside', 'server/practice/a.ts', 'server/db/b.ts'],
  ['practice-comes-from-outside', 'server/practice/a.ts', 'server/features/demo/tell-story.ts'],
  ['practice-is-a-process-of-its-own', 'server/features/visitors/a.ts', 'server/practice/b.ts'],
  ['practice-is-a-process-of-its-own', 'server/main.ts', 'server/practice/b.ts'],
  ['only-realtime-knows-socket-io', 'server/practice-process.ts', 'npm:socket.io-client'],
  ['shared-client-is-for-browsers', 'server/practice/a.ts', 'shared/client/b.ts'],
  ['features-do-not-import-features', 'renderer/features/inbox/a.ts', 'renderer/features/live/b.ts'],
  ['app-is-the-top', 'renderer/features/inbox/a.tsx', 'renderer/app/b.ts'],
  ['bridge-ui-lib-know-no-feature', 'renderer/ui/a.tsx', 'renderer/features/inbox/b.tsx'],
  ['ui-knows-no-domain-word', 'renderer/ui/a.tsx', 'shared/domain/b.ts'],
  ['nothing-imports-the-gallery', 'renderer/app/a.tsx', 'renderer/ui/gallery/b.tsx'],
  ['lib-is-a-leaf', 'renderer/lib/a.ts', 'renderer/bridge/b.ts'],
  ['bridge-draws-nothing', 'renderer/bridge/a.ts', 'renderer/ui/b.tsx'],
  ['only-electron-knows-electron', 'renderer/bridge/a.ts', 'npm:electron'],
  ['only-shared-client-opens-sockets-and-peers', 'renderer/features/live/a.ts', 'npm:socket.io-client'],
  ['only-shared-client-opens-sockets-and-peers', 'widget/app/a.ts', 'npm:simple-peer'],
  ['only-shared-client-opens-sockets-and-peers', 'server/features/calls/a.ts', 'npm:werift'],
];

/** Imports the arrows allow: a guard that bites everything guards nothing. */
const ALLOWED: [from: string, to: string][] = [
  ['server/features/chat/chat-repository.ts', 'npm:kysely'],
  ['server/db/a.ts', 'npm:kysely'],
  ['server/db/a.ts', 'npm:better-sqlite3'],
  ['server/db/auth/a.ts', 'npm:better-auth'],
  ['server/http/a.ts', 'server/features/chat/b.ts'],
  ['server/features/chat/a.ts', 'server/db/b.ts'],
  ['server/http/a.ts', 'npm:fastify'],
  ['server/app.ts', 'npm:socket.io'],
  ['shared/client/a.ts', 'npm:socket.io-client'],
  ['shared/domain/a.ts', 'npm:zod'],
  ['renderer/features/live/a.tsx', 'shared/client/b.ts'],
  ['renderer/app/a.tsx', 'renderer/features/live/b.tsx'],
  ['renderer/features/live/a.tsx', 'renderer/ui/b.tsx'],
  ['widget/app/a.tsx', 'shared/client/b.ts'],
  ['electron/a.ts', 'npm:electron'],
  ['electron/a.ts', 'node:fs/promises'],
  ['server/features/chat/a.test.ts', 'server/tests/builders.ts'],
  ['e2e/a.ts', 'server/app.ts'],
  ['server/practice/a.ts', 'npm:socket.io-client'],
  ['server/practice/a.ts', 'shared/protocol/b.ts'],
  ['server/practice/a.ts', 'server/features/demo/northwind-site.ts'],
  ['renderer/ui/gallery/a.tsx', 'shared/domain/b.ts'],
];

const STATEMENTS = {
  value: (specifier: string) => `import * as it from '${specifier}';\nexport const used = it;\n`,
  type: (specifier: string) => `import type { It } from '${specifier}';\nexport type Used = It;\n`,
  dynamic: (specifier: string) => `export const used = (): Promise<unknown> => import('${specifier}');\n`,
};

async function rulesBroken(from: string, to: string, how: keyof typeof STATEMENTS): Promise<string[]> {
  const isOutside = to.startsWith('npm:') || to.startsWith('node:');
  const specifier = isOutside ? to.replace('npm:', '') : `${'../'.repeat(from.split('/').length - 1)}${to}`;
  const files: Record<string, string> = { [from]: STATEMENTS[how](specifier) };
  if (!isOutside) files[to] = 'export interface It {}\n';
  using house = fixtureHouse(files, to.startsWith('npm:') ? [specifier] : []);
  return (await checkArrows(house.root)).map((finding) => finding.rule);
}

describe('arrows', () => {
  test.each(BITES)('%s: %s may not import %s', async (rule, from, to) => {
    expect(await rulesBroken(from, to, 'value')).toContain(rule);
  });

  test.each(ALLOWED)('%s may import %s', async (from, to) => {
    expect(await rulesBroken(from, to, 'value')).toEqual([]);
  });

  test('a type is an import too, and so is a late one', async () => {
    expect(await rulesBroken('renderer/lib/a.ts', 'server/b.ts', 'type')).toContain('renderer-imports-only-shared');
    expect(await rulesBroken('renderer/lib/a.ts', 'server/b.ts', 'dynamic')).toContain('renderer-imports-only-shared');
  });

  test('a transport may name a type of the database room', async () => {
    expect(await rulesBroken('server/http/a.ts', 'server/db/b.ts', 'type')).toEqual([]);
  });

  test('an import behind `using` is seen', async () => {
    using house = fixtureHouse({
      'server/a.ts':
        "export async function f() {\n  await using b = await import('../renderer/b.ts');\n  return b;\n}\n",
      'renderer/b.ts': '',
    });
    expect((await checkArrows(house.root)).map((finding) => finding.rule)).toEqual(['server-imports-only-shared']);
  });

  test('cycles are found, also through types', async () => {
    using house = fixtureHouse({
      'shared/domain/a.ts': "import type { B } from './b.ts';\nexport interface A { b: B }\n",
      'shared/domain/b.ts': "import type { A } from './a.ts';\nexport interface B { a: A }\n",
    });
    expect((await checkArrows(house.root)).map((finding) => finding.rule)).toContain('no-cycles');
  });

  test('an import that leads nowhere is found', async () => {
    using house = fixtureHouse({ 'shared/domain/a.ts': "export * as b from './gone.ts';\n" });
    expect((await checkArrows(house.root)).map((finding) => finding.rule)).toContain('no-unresolvable');
  });

  test('every rule has a row that bites', () => {
    const shown = new Set([...BITES.map(([rule]) => rule), 'no-cycles', 'no-unresolvable']);
    expect(ARROWS.forbidden.map((rule) => rule.name).filter((name) => !shown.has(name))).toEqual([]);
  });
});
