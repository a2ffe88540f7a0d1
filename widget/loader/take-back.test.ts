import { expect, it, vi } from 'vitest';
import { takeBack } from './take-back.ts';

const pageAt = (url: string) => {
  const replaceState = vi.fn();
  return { page: { location: new URL(url), history: { state: { kept: 1 }, replaceState } } as never, replaceState };
};

it('takes the way back out of the address, and keeps the rest of it', () => {
  const { page, replaceState } = pageAt('https://shop.example/pricing?plan=a#foyer-return=ab.12.c-d_e');
  expect(takeBack(page)).toBe('ab.12.c-d_e');
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ kept: 1 }, '', '/pricing?plan=a');
});

it('leads to the booker by a link that anybody may use', () => {
  const { page, replaceState } = pageAt('https://shop.example/pricing#foyer-book');
  expect(takeBack(page)).toBe('book');
  expect(replaceState).toHaveBeenCalledExactlyOnceWith({ kept: 1 }, '', '/pricing');
});

it.each(['', '#prices', '#foyer-booking', '#foyer-return=', '#foyer-return=<b>', `#foyer-return=${'a'.repeat(201)}`])(
  'leaves any other fragment alone: %s',
  (hash) => {
    const { page, replaceState } = pageAt(`https://shop.example/${hash}`);
    expect(takeBack(page)).toBeUndefined();
    expect(replaceState).not.toHaveBeenCalled();
  },
);
