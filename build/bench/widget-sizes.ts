import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';

/** What the visitor's browser loads, in bytes after gzip, at each stage; each includes the one before it. */
export interface WidgetSizes {
  loader: number;
  /** Before any click. */
  presence: number;
  /** When a message can be written, in one language. */
  chat: number;
  /** Loaded at the first call, by itself; null while there is none. */
  call: number | null;
  /** The files of each stage, for the reader. */
  files: Record<'presence' | 'chat' | 'call', string[]>;
}

type Stage = 'presence' | 'chat' | 'booker' | 'teaser' | 'call' | 'later';

/** Which late chunk belongs to which stage, by where its source lies. Whatever is not known counts as early. */
const LATE: Record<Exclude<Stage, 'presence'>, RegExp> = {
  // What comes with the first word that was said, with the first file or voice message, with the first emoji, and what a call's
  // sound is set and measured by.
  later: /(^|\/)(later|files|emoji|preview|voice|sound|quality)\//,
  booker: /(^|\/)booker\//,
  teaser: /(^|\/)pounce\//,
  call: /(^|\/)(media|call|calls)\//,
  // The messenger is one file, which the build puts together and names so.
  chat: /(^|\/)chat\/|^_messenger-[^.]*\.js$/,
};

const stageOf = (key: string): Stage => {
  if (LATE.later.test(key)) return 'later';
  if (LATE.booker.test(key)) return 'booker';
  if (LATE.teaser.test(key)) return 'teaser';
  if (LATE.call.test(key)) return 'call';
  return LATE.chat.test(key) ? 'chat' : 'presence';
};

/** The words of the language that costs most, which stands for any one of them: those in the router's first answer, and the messenger's. */
function dearestLanguage(folder: string, sizeOf: (text: string) => number): { launcher: number; messenger: string } {
  const languages = readdirSync(join(folder, 'words'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[/\\])messenger-\w+\.json$/.test(name))
    .map((name) => {
      const messenger = join('words', name);
      const all = JSON.parse(readFileSync(join(folder, `${dirname(messenger)}.json`), 'utf8')) as { launcher: unknown };
      const launcher = sizeOf(JSON.stringify(all.launcher));
      return { launcher, messenger, size: launcher + sizeOf(readFileSync(join(folder, messenger), 'utf8')) };
    });
  const [dearest] = languages.sort((a, b) => b.size - a.size);
  if (!dearest) throw new Error('the widget was built without words');
  return dearest;
}

/** Everything that comes with a chunk: its static imports, their imports, and the styles and pictures of all. */
function closure(manifest: Manifest, keys: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const files = new Set<string>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    // The page's own script stands in the page.
    if (!chunk.isEntry) files.add(chunk.file);
    for (const part of [...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(part);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const key of keys) visit(key);
  return files;
}

/** Late chunks reachable from `keys` through chunks of the same stage or earlier ones. */
function lateChunks(manifest: Manifest, keys: readonly string[], stages: readonly string[]): string[] {
  const reached = new Set<string>(keys);
  const visit = (key: string): void => {
    const chunk = manifest[key];
    for (const next of [...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? [])]) {
      const isStatic = chunk?.imports?.includes(next) ?? false;
      if (reached.has(next) || !(isStatic || stages.includes(stageOf(next)))) continue;
      reached.add(next);
      visit(next);
    }
  };
  for (const key of keys) visit(key);
  return [...reached];
}

/** Sizes of a built widget, read from its folder. */
export function widgetSizes(folder: string): WidgetSizes {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const packed = (text: string | Buffer): number => gzipSync(text, { level: 9 }).length;
  const gzipped = (file: string): number => packed(readFileSync(join(folder, file)));
  const total = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + gzipped(file), 0);
  const language = dearestLanguage(folder, packed);
  const loader = gzipped('loader.js');
  const early = closure(manifest, lateChunks(manifest, ['frame.html'], ['presence']));
  early.add('frame.html');
  const chat = closure(manifest, lateChunks(manifest, ['frame.html'], ['presence', 'chat']));
  for (const file of [...early, language.messenger]) chat.add(file);
  const callKeys = Object.keys(manifest).filter((key) => manifest[key]?.isDynamicEntry && stageOf(key) === 'call');
  const call = [...closure(manifest, callKeys)].filter((file) => !chat.has(file));
  return {
    loader,
    presence: loader + language.launcher + total(early),
    chat: loader + language.launcher + total(chat),
    call: callKeys.length === 0 ? null : total(call),
    files: { presence: [...early], chat: [...chat].filter((file) => !early.has(file)), call },
  };
}
