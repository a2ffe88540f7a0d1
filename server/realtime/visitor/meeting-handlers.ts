import { ok } from '../../../shared/protocol/result.ts';
import type { Core } from '../../features/core.ts';
import type { CalendarLinks } from '../../features/meetings/calendar-links.ts';
import type { Meetings } from '../../features/meetings/meetings.ts';
import type { SlotHolds } from '../../features/meetings/slot-holds.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** The guest's link to the calendar file outlives the meeting by a day. */
const afterwardsMs = 24 * 3_600_000;

/** What visitors may ask of the booker. */
export const visitorMeetingHandlers = (
  { clock }: Core,
  meetings: Meetings,
  holds: SlotHolds,
  links: CalendarLinks,
): VisitorHandlers<'slot.list' | 'slot.hold' | 'slot.release' | 'meeting.book'> => ({
  'slot.list': ({ actor }) => meetings.slots(actor, clock.now()),
  'slot.hold': ({ actor }, { slotId }) => holds.hold(actor, slotId),
  'slot.release': ({ actor }) => holds.release(actor),
  'meeting.book': async ({ actor }, input) => {
    const booked = await meetings.book(actor, input);
    if (!booked.ok) return booked;
    const { id, rep, repZone, startsAt, endsAt } = booked.data.meeting;
    return ok({ meetingId: id, rep, repZone, startsAt, endsAt, icsUrl: links.url(id, endsAt + afterwardsMs) });
  },
});
