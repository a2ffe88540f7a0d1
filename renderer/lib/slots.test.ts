import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Slot, takeSlots } from './slots.ts';

const shown = (slots: readonly Slot[]): string => slots.map(({ slot, key }) => `${slot}${key}`).join(' ');

describe('takeSlots', () => {
  const first = takeSlots([], ['a', 'b', 'c'], null, false);

  it('gives each item a place', () => {
    expect(shown(first)).toBe('0a 1b 2c');
  });

  it('gives the place of what is scrolled away to what comes, and moves nothing meanwhile', () => {
    const down = takeSlots(first, ['b', 'c', 'd'], null, true);
    expect(shown(down)).toBe('0d 1b 2c');
    expect(shown(takeSlots(down, ['c', 'd', 'e'], null, true))).toBe('0d 1e 2c');
  });

  it('puts them in the order of the list at rest', () => {
    const down = takeSlots(first, ['b', 'c', 'd'], null, true);
    expect(shown(takeSlots(down, ['b', 'c', 'd'], null, false))).toBe('1b 2c 0d');
  });

  it('gives the place with the focus to nobody', () => {
    expect(shown(takeSlots(first, ['b', 'c', 'd'], 'a', true))).toBe('1b 2c 3d');
  });

  it('shows each item once, each in its own place, and leaves who stays where they are', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean(), fc.option(fc.constantFrom(...'abcdefghij')))), (looks) => {
        let slots: readonly Slot[] = [];
        for (const [wanted, moving, held] of looks) {
          const next = takeSlots(slots, wanted, held, moving);
          expect(next.map(({ key }) => key).sort()).toEqual([...wanted].sort());
          expect(new Set(next.map(({ slot }) => slot)).size).toBe(wanted.length);
          if (!moving) expect(next.map(({ key }) => key)).toEqual(wanted);
          for (const { key, place } of next) expect(wanted[place]).toBe(key);
          for (const { slot, key } of slots) {
            if (wanted.includes(key)) expect(next).toContainEqual({ slot, key, place: wanted.indexOf(key) });
          }
          slots = next;
        }
      }),
    );
  });
});
