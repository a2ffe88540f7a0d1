import { describe, expect, it } from 'vitest';
import { LiveParams } from '../../../shared/protocol/rep/live.ts';
import {
  firstLook,
  isFiltered,
  type LiveUi,
  liveMost,
  liveStep,
  liveWindow,
  lookOf,
  nextLimit,
  noFilter,
  sameLook,
} from './live-window.ts';

const aUi = (over: Partial<LiveUi> = {}): LiveUi => ({
  ...firstLook,
  limit: liveStep,
  viewId: null,
  ...over,
});

describe('a look', () => {
  it('is the same whatever the order in which it was chosen, and another where it shows others', () => {
    const filter = { ...noFilter, countries: ['PT', 'DE'] };
    const look = lookOf(aUi({ filter, search: ' acme ' }));
    expect(sameLook(look, { ...look, filter: { ...noFilter, countries: ['DE', 'PT'] } })).toBe(true);
    expect(sameLook(look, { ...look, filter: noFilter })).toBe(false);
    expect(sameLook(look, { ...look, layout: 'cards' })).toBe(false);
    expect([isFiltered(noFilter), isFiltered(filter), isFiltered({ ...noFilter, visits: 'new' })]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('the live window', () => {
  it('asks with what the contract allows, whatever is typed', () => {
    for (const search of ['', '  acme  ', 'x'.repeat(500), `${'y'.repeat(119)} z`, '%_*']) {
      const asked = liveWindow(aUi({ search, limit: 5000 }));
      expect(LiveParams.parse(asked)).toEqual(asked);
    }
  });

  it('does not ask anew for spaces around the same words', () => {
    expect(liveWindow(aUi({ search: 'acme ' }))).toEqual(liveWindow(aUi({ search: 'acme' })));
  });

  it('grows only while the router has more than is shown', () => {
    expect(nextLimit(200, 200, 1200)).toBe(400);
    expect(nextLimit(200, 200, 200)).toBe(200);
    expect(nextLimit(400, 200, 1200)).toBe(400);
    expect(nextLimit(liveMost, 1000, 1200)).toBe(liveMost);
  });
});
