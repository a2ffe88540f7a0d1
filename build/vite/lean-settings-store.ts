import type { Plugin } from 'vite';

/**
 * What electron-store brings along for schemas and migrations, by the end of the module's path. The desktop's settings file
 * has neither: what comes out of it is parsed by zod where it is used. Two thirds of the main process's code were these, read
 * and compiled before the first window.
 */
const unused: readonly RegExp[] = [
  /\/ajv\/dist\/2020\.js$/,
  /\/ajv-formats\/dist\/index\.js$/,
  /\/semver\/(?:index|preload)\.js$/,
];

const refusal = `const refuse = () => { throw new Error('the settings file has no schema and no migrations'); };
export { refuse as Ajv2020 };
export default { default: refuse, valid: refuse, gt: refuse, lte: refuse, compare: refuse, satisfies: refuse };`;

/** Leaves out of electron-store what a settings file without schema and migrations never runs. */
export const leanSettingsStore = (): Plugin => ({
  name: 'foyer-lean-settings-store',
  enforce: 'pre',
  apply: 'build',
  load: (id) => (unused.some((module) => module.test(id)) ? refusal : null),
});
