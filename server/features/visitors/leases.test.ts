import { describe, expect, it } from 'vitest';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import { handTimers } from '../../tests/support/hand-timers.ts';
import { Leases } from './leases.ts';

const aLease = () => {
  const timers = handTimers();
  const told: [string, VisitorConnection][] = [];
  const leases = new Leases({
    timers,
    leaseMs: (id) => (id === 'phone' ? 120_000 : 45_000),
    moved: (id, connection) => told.push([id, connection]),
  });
  return { leases, timers, told };
};

describe('a visitor’s lease', () => {
  it('is away at once with the last socket and ends after 45 seconds', () => {
    const { leases, timers, told } = aLease();
    leases.opened('ann', 'tab');
    leases.closed('ann', 'tab');
    expect(leases.connectionOf('ann')).toBe('stepped_away');
    timers.advance(44_999);
    expect(leases.connectionOf('ann')).toBe('stepped_away');
    timers.advance(1);
    expect(leases.connectionOf('ann')).toBe('left');
    expect(told).toEqual([
      ['ann', 'here'],
      ['ann', 'stepped_away'],
      ['ann', 'left'],
    ]);
  });

  it('lasts two minutes on a phone', () => {
    const { leases, timers } = aLease();
    leases.opened('phone', 'tab');
    leases.closed('phone', 'tab');
    timers.advance(119_999);
    expect(leases.connectionOf('phone')).toBe('stepped_away');
    timers.advance(1);
    expect(leases.connectionOf('phone')).toBe('left');
  });

  it('goes on when a socket comes back in time, and counts anew afterwards', () => {
    const { leases, timers, told } = aLease();
    leases.opened('ann', 'tab');
    leases.closed('ann', 'tab');
    timers.advance(40_000);
    leases.opened('ann', 'other');
    timers.advance(100_000);
    expect(leases.connectionOf('ann')).toBe('here');
    leases.closed('ann', 'other');
    timers.advance(44_000);
    expect(told.map(([, connection]) => connection)).toEqual(['here', 'stepped_away', 'here', 'stepped_away']);
  });

  it('is held by any of two tabs', () => {
    const { leases, told } = aLease();
    leases.opened('ann', 'one');
    leases.opened('ann', 'two');
    expect(leases.closed('ann', 'one')).toBe(true);
    expect(leases.connectionOf('ann')).toBe('here');
    expect(told).toEqual([['ann', 'here']]);
  });

  it('is held by the tab’s new socket when the old one is found dead only later', () => {
    const { leases } = aLease();
    leases.opened('ann', 'tab');
    leases.opened('ann', 'tab');
    expect(leases.closed('ann', 'tab')).toBe(false);
    expect(leases.connectionOf('ann')).toBe('here');
    expect(leases.closed('ann', 'tab')).toBe(true);
    expect(leases.connectionOf('ann')).toBe('stepped_away');
  });

  it('counts from now for somebody who is expected, and not anew for somebody who is expected twice', () => {
    const { leases, timers, told } = aLease();
    leases.expect('ann');
    timers.advance(30_000);
    leases.expect('ann');
    timers.advance(15_000);
    expect(told).toEqual([['ann', 'left']]);
  });

  it('is said nothing of by a router that stops', () => {
    const { leases, timers, told } = aLease();
    leases.opened('ann', 'tab');
    leases.opened('ben', 'tab');
    leases.closed('ben', 'tab');
    leases.stop();
    leases.closed('ann', 'tab');
    timers.advance(200_000);
    expect(told).toEqual([
      ['ann', 'here'],
      ['ben', 'here'],
      ['ben', 'stepped_away'],
    ]);
  });
});
