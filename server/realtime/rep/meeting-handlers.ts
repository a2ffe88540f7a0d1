import { fail, ok } from '../../../shared/protocol/result.ts';
import type { Core } from '../../features/core.ts';
import type { CalendarLinks } from '../../features/meetings/calendar-links.ts';
import type { Meetings } from '../../features/meetings/meetings.ts';
import type { RepHandlers } from '../handlers.ts';

const linkMs = 10 * 60_000;

/** What reps may ask of meetings and their own hours. */
export const repMeetingHandlers = (
  { clock }: Core,
  meetings: Meetings,
  links: CalendarLinks,
): RepHandlers<
  'meeting.slots' | 'meeting.book_for' | 'meeting.cancel' | 'meeting.ics' | 'availability.get' | 'availability.set'
> => ({
  'meeting.slots': ({ actor }) => meetings.ownSlots(actor, clock.now()),
  'meeting.book_for': ({ actor }, input) => meetings.bookFor(actor, input),
  'meeting.cancel': ({ actor }, { meetingId }) => meetings.cancel(actor, meetingId),
  'meeting.ics': async (_line, { meetingId }) => {
    if (!(await meetings.find(meetingId))) return fail('not_found', 'no such meeting');
    const expiresAt = clock.now() + linkMs;
    return ok({ url: links.url(meetingId, expiresAt), expiresAt });
  },
  'availability.get': ({ actor }) => meetings.availability(actor),
  'availability.set': ({ actor }, input) => meetings.setAvailability(actor, input),
});
