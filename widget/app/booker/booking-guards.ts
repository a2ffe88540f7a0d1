import { id, instant, meetingParts, person, zone } from '../guards/conversation-guards.ts';
import { list, nullable, optional, shape } from '../guards/shape.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

/** Guards of what the router says of free times; a test holds them equal to the schemas of the contract. */
export const bookingGuards = {
  outputs: {
    'slot.list': shape({
      slots: list(
        shape({
          id: (value) => typeof value === 'string' && value.length <= 100,
          startsAt: instant,
          endsAt: instant,
        }),
      ),
      rep: nullable(person),
      repZone: optional(zone),
    }),
    'meeting.book': shape({ meetingId: id, ...meetingParts }),
  },
  pushes: {},
} satisfies LateGuards;
