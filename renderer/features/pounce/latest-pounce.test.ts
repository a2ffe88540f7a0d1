import { describe, expect, it } from 'vitest';
import type { Pounce, PounceProgress } from '../../../shared/domain/pounce.ts';
import { markNow, newerPounce } from './latest-pounce.ts';

const rep = { id: 'ada', name: 'Ada Lind', photo: null };
const aPounce = (id: string, progress: PounceProgress): Pounce => ({
  id,
  visitorId: 'maria',
  rep,
  by: 'rep',
  pagePath: '/pricing',
  progress,
});
const writing = (expiresAt: number): PounceProgress => ({ state: 'writing', claimedAt: 1, expiresAt });
const sent: PounceProgress = { state: 'sent', text: 'Hi', sentAt: 5 };
const gone: PounceProgress = { state: 'withdrawn', endedAt: 9, reason: 'canceled' };

describe('the newer word about a pounce', () => {
  it('is the later pounce, or of one the state further along, whichever came first', () => {
    const [first, second] = [aPounce('1', sent), aPounce('2', writing(60))];
    expect(newerPounce(first, second)).toBe(second);
    expect(newerPounce(second, first)).toBe(second);
    const later = aPounce('2', sent);
    expect(newerPounce(second, later)).toBe(later);
    expect(newerPounce(later, second)).toBe(later);
    expect(newerPounce(undefined, first)).toBe(first);
  });

  it('is the claim that lasts longer', () => {
    const renewed = aPounce('1', writing(90));
    expect(newerPounce(renewed, aPounce('1', writing(60)))).toBe(renewed);
  });
});

describe('the mark of a visitor', () => {
  const mark = { id: '1', by: rep, state: 'writing' as const, at: 1 };

  it('goes with a push that is ahead of the list, and comes with one', () => {
    expect(markNow(null, aPounce('1', sent))).toMatchObject({ id: '1', state: 'sent' });
    expect(markNow(mark, aPounce('1', gone))).toBeNull();
  });

  it('is the list’s own where that knows of a later pounce', () => {
    const theirs = { ...mark, id: '2', by: { id: 'ben', name: 'Ben Okoro', photo: null } };
    expect(markNow(theirs, aPounce('1', gone))).toBe(theirs);
    expect(markNow(theirs, undefined)).toBe(theirs);
  });
});
