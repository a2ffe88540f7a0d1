import { describe, expect, it } from 'vitest';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import { dayParts, lookOf } from './day-parts.ts';

const span = (over: Partial<PresenceSpan>): PresenceSpan => ({
  id: 'a',
  status: 'available',
  named: null,
  connection: 'connected',
  reason: 'chosen',
  setBy: null,
  note: null,
  from: 0,
  to: null,
  ...over,
});

describe('a day of presence', () => {
  it('cuts spans at the ends of the day', () => {
    const parts = dayParts([span({ from: 0, to: 150 }), span({ id: 'b', from: 150, to: 400 })], 100, 300, 1_000);
    expect(parts.map(({ start, width }) => [start, width])).toEqual([
      [0, 0.25],
      [0.25, 0.75],
    ]);
  });

  it('ends what lasts now, and draws nothing of the future or of another day', () => {
    expect(dayParts([span({ from: 150 })], 100, 300, 200).map(({ start, width }) => [start, width])).toEqual([
      [0.25, 0.25],
    ]);
    expect(dayParts([span({ from: 310 }), span({ from: 10, to: 90 })], 100, 300, 400)).toEqual([]);
    expect(dayParts([span({ from: 250 })], 100, 300, 200)).toEqual([]);
  });

  it('draws a status without a connection as lost, and offline as nothing', () => {
    expect(lookOf(span({ status: 'available', connection: 'connected' }))).toBe('available');
    expect(lookOf(span({ status: 'available', connection: 'lost' }))).toBe('lost');
    expect(lookOf(span({ status: 'away_missed', connection: 'connected' }))).toBe('away');
    expect(lookOf(span({ status: 'busy', connection: 'connected' }))).toBe('busy');
    expect(lookOf(span({ status: 'offline', connection: 'lost' }))).toBe('offline');
    expect(lookOf(span({ reason: 'locked' }))).toBe('lost');
  });
});
