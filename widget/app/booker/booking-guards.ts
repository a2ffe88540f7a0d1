import { hold, id, instant, meetingParts, person, slotId, zone } from '../guards/conversation-guards.ts';
import { list, nullable, optional, shape } from '../guards/shape.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

/** Guards of what the router says of free times; a test holds them equal to the schemas of the contract. */
export const bookingGuards = {
  outputs: {
    'slot.list': shape({
      slots: list(
        shape({
          id: slotId,
          startsAt: instant,
          endsAt: instant,
        }),
      ),
      rep: nullable(person),
      repZone: optional(zone),
    }),
    'slot.hold': shape({ hold: nullable(hold) }),
    'slot.release': shape({}),
    'meeting.book': shape({ meetingId: id, ...meetingParts }),
  },
  pushes: {},
} satisfies LateGuards;
