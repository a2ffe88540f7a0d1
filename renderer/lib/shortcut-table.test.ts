import { describe, expect, test } from 'vitest';
import { keyCaps, parseKeys } from './shortcut-keys.ts';
import { type ShortcutScope, shortcutTable } from './shortcut-table.ts';

const registered = shortcutTable.filter(({ scope }) => scope !== 'element');
/** Both can mean something at the same time. */
const meet = (a: ShortcutScope, b: ShortcutScope): boolean =>
  a === b || a === 'window' || b === 'window' || (a === 'live' && b === 'person') || (a === 'person' && b === 'live');

const sources = import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }) as Record<
  string,
  string
>;
const product = Object.entries(sources).filter(([path]) => !/\.test\.tsx?$|\/gallery\/|shortcut-table\.ts$/.test(path));

describe('the table of shortcuts', () => {
  test('has each key once where it can be pressed, and no key that begins another one’s sequence', () => {
    const clashes = registered.flatMap((a, index) =>
      registered.slice(index + 1).flatMap((b) => {
        const [first, second] = [parseKeys(a.keys), parseKeys(b.keys)];
        const shorter = first.length <= second.length ? first : second;
        const longer = shorter === first ? second : first;
        const begins = shorter.every((chord, at) => JSON.stringify(chord) === JSON.stringify(longer[at]));
        return meet(a.scope, b.scope) && begins ? [`${a.keys} and ${b.keys}`] : [];
      }),
    );
    expect(clashes).toEqual([]);
  });

  test('can be drawn on every platform', () => {
    for (const { keys } of shortcutTable) {
      for (const platform of ['mac', 'windows', 'linux'] as const) {
        expect(keyCaps(keys, platform).flat().join('')).not.toBe('');
      }
    }
  });

  test('names nothing that nobody uses', () => {
    const used = (keys: string): boolean =>
      product.some(([, source]) => source.includes(`'${keys}'`) || source.includes(`"${keys}"`));
    expect(product.length).toBeGreaterThan(300);
    expect(shortcutTable.filter(({ keys }) => !used(keys))).toEqual([]);
  });

  test('is where the keys beside buttons, menus and tooltips come from', () => {
    const known = new Set<string>(shortcutTable.map(({ keys }) => keys));
    const named = product.flatMap(([path, source]) =>
      [...source.matchAll(/\bkeys(?:=|: )['"]([^'"]+)['"]/g)].map(([, keys]) => ({ path, keys: keys ?? '' })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ keys }) => !known.has(keys))).toEqual([]);
  });
});
