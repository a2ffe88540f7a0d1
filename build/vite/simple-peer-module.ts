import type { Plugin } from 'vite';

/** Puts another body in the place of a module; the bundle numbers its modules, and has them in that order. */
const replaceModule = (code: string, id: number, body: string): string => {
  const from = code.indexOf(`${id}:[function(`);
  const to = code.indexOf(`,${id + 1}:[function(`);
  if (from < 0 || to < from) throw new Error('simple-peer is built in another way: look for its modules anew');
  return `${code.slice(0, from)}${id}:[${body},{}]${code.slice(to)}`;
};

/** Which module another one knows under a name. */
const knownAs = (code: string, id: number, name: RegExp): number => {
  const found = name.exec(code.slice(0, code.indexOf(`,${id + 1}:[function(`)).slice(-200));
  if (!found) throw new Error('simple-peer is built in another way: look for its debugger anew');
  return Number(found[1]);
};

/**
 * Makes a module of simple-peer's bundled build, which is a script of the older kind: left as it is, the helpers that wrap
 * such scripts would lie in the widget's first chunk, which every visitor loads.
 *
 * What would write its debugging lines stays out: a fourteenth of the whole, and nobody reads them.
 */
export const simplePeerModule = (): Plugin => ({
  name: 'simple-peer-module',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/simple-peer\/simplepeer\.min\.js$/.test(id)) return null;
    const writes = Number(/[{,]debug:(\d+)[,}]/.exec(code)?.[1]);
    const common = knownAs(code, writes, /"\.\/common":(\d+)/);
    const times = knownAs(code, common, /ms:(\d+)/);
    let plain = replaceModule(code, writes, 'function(e,t){t.exports=()=>()=>{}}');
    for (const unused of [common, times]) plain = replaceModule(plain, unused, 'function(){}');
    return {
      code: `const module = { exports: {} };\nconst exports = module.exports;\nconst require = undefined;\n${plain}\nexport default module.exports;`,
      map: null,
      moduleType: 'js',
    };
  },
});
