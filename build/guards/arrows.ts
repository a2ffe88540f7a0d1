import type { IFlattenedRuleSet } from 'dependency-cruiser';

/** Arrows bind product code only: tests, `e2e` and `build` may import anything. */
const TESTS = '\\.(test|long)\\.tsx?$|^[a-z]+/tests/';

const OTHER_ROOMS = 'electron|renderer|widget|server|e2e|build';

const npm = (...names: string[]): string => `node_modules/(${names.join('|')})(/|$)`;

/** Rules of docs/architecture.md, "Arrows". A dependency that matches a rule is an error. */
export const ARROWS = {
  forbidden: [
    // 1. Rooms
    ...['electron', 'renderer', 'widget', 'server'].map((room) => ({
      name: `${room}-imports-only-shared`,
      comment: 'Rooms meet in shared, and nowhere else; not even their types.',
      severity: 'error' as const,
      from: { path: `^${room}/`, pathNot: TESTS },
      to: { path: `^(?!${room}/)(${OTHER_ROOMS})/` },
    })),
    {
      name: 'shared-imports-no-room',
      comment: 'shared is the language of all rooms and knows none of them.',
      severity: 'error',
      from: { path: '^shared/', pathNot: TESTS },
      to: { path: `^(${OTHER_ROOMS})/` },
    },
    {
      name: 'shared-imports-only-zod',
      comment: 'shared runs in every runtime: TypeScript and zod only.',
      severity: 'error',
      from: { path: '^shared/(?!client/)', pathNot: TESTS },
      to: { path: '^node_modules/', pathNot: npm('zod') },
    },
    {
      name: 'shared-client-imports-few-packages',
      comment: 'shared/client is weighed in kilobytes on a stranger’s page.',
      severity: 'error',
      from: { path: '^shared/client/', pathNot: TESTS },
      to: { path: '^node_modules/', pathNot: npm('zod', 'socket\\.io-client', 'simple-peer', 'idb', 'uuid') },
    },
    {
      name: 'shared-does-not-import-its-client',
      comment: 'shared/client needs a browser; the rest of shared runs anywhere.',
      severity: 'error',
      from: { path: '^shared/(?!client/)', pathNot: TESTS },
      to: { path: '^shared/client/' },
    },
    {
      name: 'shared-client-is-for-browsers',
      comment: 'Only renderer and widget have the DOM it needs.',
      severity: 'error',
      from: { path: '^(server|electron)/', pathNot: TESTS },
      to: { path: '^shared/client/' },
    },
    {
      name: 'no-node-in-pages',
      comment: 'shared, renderer and widget run where node: does not exist.',
      severity: 'error',
      from: { path: '^(shared|renderer|widget)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-imports-no-test',
      comment: 'Nothing imports a test.',
      severity: 'error',
      from: { path: '^(electron|renderer|widget|server|shared)/', pathNot: TESTS },
      to: { path: TESTS },
    },
    // 2. Server: http, realtime → features → db
    {
      name: 'server-features-know-no-transport',
      comment: 'http and realtime call features, never the other way round.',
      severity: 'error',
      from: { path: '^server/features/', pathNot: TESTS },
      to: { path: '^server/(http|realtime|app\\.ts|main\\.ts)' },
    },
    {
      name: 'server-db-is-the-floor',
      comment: 'The database room knows none of the rooms that stand on it.',
      severity: 'error',
      from: { path: '^server/db/', pathNot: TESTS },
      to: { path: '^server/(http|realtime|features|app\\.ts|main\\.ts)' },
    },
    {
      name: 'server-transport-does-not-touch-db',
      comment: 'Transports call services; a type of the database room is fine.',
      severity: 'error',
      from: { path: '^server/(http|realtime)/', pathNot: TESTS },
      to: { path: '^server/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'server-transports-are-apart',
      comment: 'http and realtime meet in app.ts.',
      severity: 'error',
      from: { path: '^server/(http|realtime)/', pathNot: TESTS },
      to: { path: '^server/(http|realtime)/', pathNot: '^server/$1/' },
    },
    {
      name: 'server-config-and-observability-are-leaves',
      comment: 'Everything may log and be configured, so these know nothing of the rest.',
      severity: 'error',
      from: { path: '^server/(config|observability)/', pathNot: TESTS },
      to: { path: '^server/(http|realtime|features|db|app\\.ts|main\\.ts)' },
    },
    {
      name: 'only-http-knows-fastify',
      comment: 'A service that knew Fastify could not be called from a socket or a test.',
      severity: 'error',
      from: { path: '^server/(?!http/|app\\.ts|main\\.ts)', pathNot: TESTS },
      to: { path: npm('fastify', '@fastify', 'fastify-[a-z-]+') },
    },
    {
      name: 'only-realtime-knows-socket-io',
      comment: 'A service that knew Socket.IO could not be called from a route or a test.',
      severity: 'error',
      from: { path: '^server/(?!realtime/|practice/|app\\.ts|main\\.ts)', pathNot: TESTS },
      to: { path: npm('socket\\.io', 'socket\\.io-[a-z-]+', 'engine\\.io', '@socket\\.io') },
    },
    {
      name: 'only-repositories-know-kysely',
      comment: 'SQL stands in server/db and in *-repository.ts, nowhere else.',
      severity: 'error',
      from: { path: '^server/', pathNot: `^server/db/|(-repository|\\.repo)\\.ts$|${TESTS}` },
      to: { path: npm('kysely') },
    },
    {
      name: 'only-db-opens-a-database',
      comment: 'One writer: server/db owns the only connection.',
      severity: 'error',
      from: { path: '^server/(?!db/)', pathNot: TESTS },
      to: { path: npm('better-sqlite3', 'pg', 'pg-[a-z-]+') },
    },
    {
      name: 'only-db-auth-knows-better-auth',
      comment: 'The rest sees AuthPort.',
      severity: 'error',
      from: { path: '.', pathNot: `^server/db/auth/|^node_modules/|^e2e/|^build/|${TESTS}` },
      to: { path: npm('better-auth', '@better-auth') },
    },
    {
      name: 'practice-comes-from-outside',
      comment: 'Practice visitors have a real visitor’s way in and no other; all they take along is the demo’s cast.',
      severity: 'error',
      from: { path: '^server/practice/', pathNot: TESTS },
      to: { path: '^server/(?!practice/|features/demo/(northwind-|seeded-random))' },
    },
    {
      name: 'practice-is-a-process-of-its-own',
      comment: 'The router starts it and knows nothing of it.',
      severity: 'error',
      from: { path: '^server/(?!practice/)', pathNot: TESTS },
      to: { path: '^server/practice/' },
    },
    // 3. Renderer: app → features → bridge, ui, lib
    {
      name: 'features-do-not-import-features',
      comment: 'Features meet in app.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'app-is-the-top',
      comment: 'app puts the features together; nothing below it imports it.',
      severity: 'error',
      from: { path: '^renderer/(?!app/)', pathNot: TESTS },
      to: { path: '^renderer/app/' },
    },
    {
      name: 'bridge-ui-lib-know-no-feature',
      comment: 'app → features → bridge, ui, lib.',
      severity: 'error',
      from: { path: '^renderer/(bridge|ui|lib)/', pathNot: TESTS },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'ui-knows-no-domain-word',
      comment: 'The design system draws; it does not know what a visitor is.',
      severity: 'error',
      // The gallery starts the components, so it makes the clocks they are given.
      from: { path: '^renderer/ui/', pathNot: `^renderer/ui/gallery/|${TESTS}` },
      to: { path: '^(shared/|renderer/bridge/)' },
    },
    {
      name: 'nothing-imports-the-gallery',
      comment: 'It shows the components to designers and reaches no user.',
      severity: 'error',
      from: { path: '^renderer/(?!ui/gallery/)' },
      to: { path: '^renderer/ui/gallery/' },
    },
    {
      name: 'lib-is-a-leaf',
      comment: 'Pure helpers stand on nothing of the renderer.',
      severity: 'error',
      from: { path: '^renderer/lib/', pathNot: TESTS },
      to: { path: '^renderer/(?!lib/)' },
    },
    {
      name: 'bridge-draws-nothing',
      comment: 'Access to the operating system and the router has no look.',
      severity: 'error',
      from: { path: '^renderer/bridge/', pathNot: TESTS },
      to: { path: '^renderer/ui/' },
    },
    // 4. Electron, sockets, peers
    {
      name: 'only-electron-knows-electron',
      comment: 'Pages see the preload’s bridge.',
      severity: 'error',
      from: { path: '^(renderer|widget|server|shared)/', pathNot: TESTS },
      to: { path: npm('electron', 'electron-[a-z-]+') },
    },
    {
      name: 'only-shared-client-opens-sockets-and-peers',
      comment: 'One transport and one call engine, for console and widget.',
      severity: 'error',
      // The practice visitors are clients from outside and run in Node, where shared/client cannot.
      from: { path: '^(?!shared/client/|server/practice/)', pathNot: `^e2e/|^build/|^node_modules/|${TESTS}` },
      to: { path: npm('socket\\.io-client', 'engine\\.io-client', 'simple-peer', 'werift', 'ws') },
    },
    // 5. Cycles; and what cannot be found cannot be judged
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere escapes every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
} satisfies IFlattenedRuleSet;
