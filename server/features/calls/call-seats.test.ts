import { expect, it } from 'vitest';
import { handTimers } from '../../tests/support/hand-timers.ts';
import { closedSeatMs, createCallSeats, type SeatOwner } from './call-seats.ts';

const rep = { kind: 'rep', personId: 'Ada' } as const;
const visitor = { kind: 'visitor', visitorId: 'Maria' } as const;

it('leaves a rep’s engine to the rep where the visitor, who knows its name from the call, names it as their own', async () => {
  const timers = handTimers();
  const gone: [string, SeatOwner][] = [];
  const seats = createCallSeats(timers, async (seat, owner) => {
    gone.push([seat, owner]);
    return 0;
  });
  seats.lineOpened('the rep’s');
  seats.lineOpened('the visitor’s');
  seats.take('seat', rep, 'the rep’s');
  seats.take('seat', visitor, 'the visitor’s');
  seats.lineClosed('the visitor’s', false);
  expect(seats.isVacant('seat')).toBe(false);
  seats.lineClosed('the rep’s', false);
  expect(seats.isVacant('seat')).toBe(true);
  await timers.advance(closedSeatMs);
  expect(gone).toEqual([['seat', rep]]);
});
