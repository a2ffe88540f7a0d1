import type { Plugin } from 'vite';

/**
 * Makes a module of simple-peer's bundled build, which is a script of the older kind: left as it is, the helpers that wrap
 * such scripts would lie in the widget's first chunk, which every visitor loads.
 *
 * The colours in which its debugger would write stay out: seventy-six, and nobody reads them.
 */
export const simplePeerModule = (): Plugin => ({
  name: 'simple-peer-module',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/simple-peer\/simplepeer\.min\.js$/.test(id)) return null;
    const plain = code.replace(/\["#0000CC"(?:,"#[0-9A-F]{6}")+\]/, '["#00F"]');
    if (plain === code) throw new Error('simple-peer is built in another way: look for its debugger anew');
    return {
      code: `const module = { exports: {} };\nconst exports = module.exports;\nconst require = undefined;\n${plain}\nexport default module.exports;`,
      map: null,
      moduleType: 'js',
    };
  },
});
