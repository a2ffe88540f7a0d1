import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const tag = /<script type="module"[^>]*src="\.\/([^"]+)"[^>]*><\/script>/;
const exported = /export\{([^{}]*)\};?\s*$/;

/** The name under which the page's script keeps what later chunks take from it. */
const kept = 'foyer';

/** `a as b, c` as the pairs of an object's keys and names. */
const pairs = (list: string, keyFirst: boolean): string =>
  list
    .split(',')
    .map((part) => {
      const [before = '', after = before] = part.trim().split(/\s+as\s+/);
      const [key, name] = keyFirst ? [before, after] : [after, before];
      return key === name ? key : `${key}:${name}`;
    })
    .join();

/**
 * Puts the page's own script into it: one round trip less before anything is seen. The router names its hash in the page's
 * policy. A script in a page exports nothing, so what later chunks take from it is put under one name of the frame's window,
 * and they read it there: a file of the same code would run a second time.
 */
export const inlineScript = (page: string): Plugin => ({
  name: 'foyer-inline-script',
  apply: 'build',
  generateBundle: {
    // After all that writes into the chunks.
    order: 'post',
    handler(_options, bundle) {
      const html = bundle[page];
      // The benches build other entries by the same config.
      if (html?.type !== 'asset') return;
      // Between its elements the page needs no room.
      const source = String(html.source).replaceAll(/>\s+</g, '><');
      const [element = '', file = ''] = tag.exec(source) ?? [];
      const entry = bundle[file];
      if (entry?.type !== 'chunk') throw new Error('the page has no script to take in');
      const name = file.replace(/.*\//, '').replaceAll('.', '\\.');
      const imported = new RegExp(`import\\{([^{}]*)\\}from["'\`][./]*/${name}["'\`];?`);
      for (const other of Object.values(bundle)) {
        if (other.type !== 'chunk' || other === entry) continue;
        other.code = other.code.replace(imported, (_all, list: string) => `const{${pairs(list, true)}}=${kept};`);
        if (new RegExp(name).test(other.code)) throw new Error(`${other.fileName} still loads the page’s script`);
      }
      const code = entry.code.replace(exported, (_all, list: string) => `self.${kept}={${pairs(list, false)}};`).trim();
      if (/<\/script|<!--/i.test(code)) throw new Error('the page’s script would end its own element');
      html.source = source.replace(element, () => `<script type="module">${code}</script>`);
    },
  },
  // Only now: the manifest, from which the sizes are read, tells what hangs on it.
  async writeBundle({ dir = '' }, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.isEntry) await rm(join(dir, file.fileName));
  },
});
