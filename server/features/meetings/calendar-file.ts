import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { StoredMeeting } from './meeting-repository.ts';

/** The meeting as an `.ics` file: an invitation, or its withdrawal; the same UID with a rising SEQUENCE. */
export const calendarFile = ({ meeting, sequence, repEmail }: StoredMeeting, workspaceName: string): string => {
  const canceled = meeting.status === 'canceled';
  const calendar = ical({
    prodId: { company: 'Foyer', product: 'Foyer Router' },
    method: canceled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  calendar.createEvent({
    id: `${meeting.id}@foyer`,
    sequence,
    stamp: new Date(meeting.createdAt),
    start: new Date(meeting.startsAt),
    end: new Date(meeting.endsAt),
    summary: `${workspaceName}: ${meeting.guest.name} and ${meeting.rep.name}`,
    status: canceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: meeting.rep.name, email: repEmail },
    attendees: [{ name: meeting.guest.name, email: meeting.guest.email, rsvp: true }],
  });
  return calendar.toString();
};
