import type { Plugin } from 'vite';

/**
 * Makes a module of simple-peer's bundled build, which is a script of the older kind: left as it is, the helpers that wrap
 * such scripts would lie in the widget's first chunk, which every visitor loads.
 */
export const simplePeerModule = (): Plugin => ({
  name: 'simple-peer-module',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/simple-peer\/simplepeer\.min\.js$/.test(id)) return null;
    return {
      code: `const module = { exports: {} };\nconst exports = module.exports;\nconst require = undefined;\n${code}\nexport default module.exports;`,
      map: null,
      moduleType: 'js',
    };
  },
});
