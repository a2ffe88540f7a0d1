import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import type { Mutation } from './engine-mutations.ts';
import { mutations } from './shell-mutations.ts';

const engine = new URL('../../features/routing/engine/', import.meta.url);
const project = new URL('../../../', import.meta.url);
const plainTests = new URL('./plain-tests.ts', import.meta.url);
const model = new URL('../support/routing-model.ts', import.meta.url);

/** The same random histories at every run: what is noticed once is noticed always. */
fc.configureGlobal({ seed: 20261122 });

/** Evenings of the random model, where no scenario fails. */
const evenings = 60;

const textOf = (source: unknown): string =>
  typeof source === 'string' ? source : new TextDecoder().decode(source as Uint8Array);

/** `?mutation=n` of a module is handed on to whatever it imports, so that each mutation has an engine of its own. */
registerHooks({
  resolve(specifier, context, next) {
    const mark = context.parentURL?.split('?')[1];
    if (specifier === 'vitest' && mark && context.parentURL?.includes('.test.ts')) {
      return { ...next(plainTests.href, context), url: `${plainTests.href}?${mark}`, shortCircuit: true };
    }
    const found = next(specifier, context);
    const ours = found.url.startsWith(project.href) && !found.url.includes('/node_modules/');
    return mark && ours && !found.url.includes('?') ? { ...found, url: `${found.url}?${mark}` } : found;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    const [path = '', mark = ''] = url.split('?');
    const mutation = mutations[Number(mark.replace('mutation=', ''))];
    if (mark === '' || !mutation || path !== new URL(mutation.file, engine).href) return loaded;
    return { ...loaded, source: textOf(loaded.source).replace(mutation.line, () => mutation.instead) };
  },
});

const scenarios = readdirSync(fileURLToPath(engine)).filter(
  (name) => name.endsWith('.test.ts') && name !== 'model.test.ts' && name !== 'open-hours.test.ts',
);

const textByScenario = new Map(scenarios.map((name) => [name, readFileSync(new URL(name, engine), 'utf8')]));

/** All scenarios, those first that speak of the rule: they are likely to fail, and then no other one is asked. */
const askedFirst = (rule: string): string[] => {
  const named = speaksOf(rule);
  const late = (name: string): number => (named.test(textByScenario.get(name) ?? '') ? 0 : 1);
  return scenarios.toSorted((a, b) => late(a) - late(b));
};

const failure = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

const speaksOf = (rule: string): RegExp => new RegExp(`${rule.replace('.', '\\.')}(?!\\d)`);

/** What fails in an engine with this mark, or null where nothing does. */
const firstFailure = async (
  mark: string,
  { rule = '', tests, named }: Partial<Pick<Mutation, 'rule' | 'tests' | 'named'>>,
): Promise<string | null> => {
  const { collected, afterEachOf } = await import(`${plainTests.href}?${mark}`);
  for (const name of tests ?? askedFirst(rule)) {
    await import(`${new URL(name, engine).href}?${mark}`);
    const hooks = afterEachOf.splice(0);
    for (const { title, run } of collected.splice(0)) {
      if (named && !speaksOf(rule).test(title)) continue;
      try {
        await run();
        for (const hook of hooks) await hook();
      } catch {
        return title;
      }
    }
  }
  if (tests) return null;
  const { runRoutingModel } = await import(`${model.href}?${mark}`);
  try {
    runRoutingModel(evenings, 'server/features/routing/engine/model.test.ts', { endOnFailure: true });
  } catch (error) {
    return failure(error);
  }
  return null;
};

/** Says on a line of its own what each engine came to; the first one is whole. */
const tell = (of: Mutation | null, failed: string | null): void => {
  process.stdout.write(`${JSON.stringify({ rule: of?.rule ?? null, line: of?.line ?? null, failed })}\n`);
};

const [from = 0, step = 1] = process.argv.slice(2).map(Number);
if (from === 0) {
  const asked = new Set(mutations.flatMap(({ tests }) => tests ?? []));
  tell(
    null,
    (await firstFailure('mutation=whole', { tests: [...asked] })) ?? (await firstFailure('mutation=none', {})),
  );
}
for (let n = from; n < mutations.length; n += step) {
  const mutation = mutations[n];
  if (mutation) tell(mutation, await firstFailure(`mutation=${n}`, mutation));
}
