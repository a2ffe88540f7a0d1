import type { WeeklySpan } from '../../../shared/domain/meeting.ts';
import type { Role } from '../../../shared/domain/person.ts';

/** The reps by the key that accounts name their owner with. */
export type RepKey = 'ines' | 'daniel' | 'layla' | 'haruka';

/** Somebody who works at the demo company. */
export interface DemoPerson {
  readonly key: RepKey | 'sofie' | 'tom';
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** IANA zone the person lives and is booked in. */
  readonly zone: string;
  /** ISO 639-1, the best first. */
  readonly languages: readonly string[];
  /** What colleagues and the sign-in page say about them. */
  readonly title: string;
  readonly photo: null;
  /** Bookable hours in the person's own zone; nobody books a manager or an admin. */
  readonly hours: readonly WeeklySpan[];
}

const clock = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
};

const week = (days: readonly number[], ...spans: readonly (readonly [from: string, to: string])[]): WeeklySpan[] =>
  days.flatMap((weekday) => spans.map(([from, to]) => ({ weekday, from: clock(from), to: clock(to) })));

const mondayToFriday = [1, 2, 3, 4, 5];

export const northwindPeople: readonly DemoPerson[] = [
  {
    key: 'ines',
    name: 'Inês Carvalho',
    email: 'ines@northwind.example',
    role: 'rep',
    zone: 'Europe/Lisbon',
    languages: ['pt', 'en', 'es', 'fr'],
    title: 'Sales, Southern Europe and Brazil',
    photo: null,
    hours: week(mondayToFriday, ['09:00', '13:00'], ['14:00', '18:00']),
  },
  {
    key: 'daniel',
    name: 'Daniel Brandt',
    email: 'daniel@northwind.example',
    role: 'rep',
    zone: 'America/Chicago',
    languages: ['en', 'de'],
    title: 'Sales, North America and the German-speaking countries',
    photo: null,
    // He starts at six for the German-speaking accounts, whose afternoon that is.
    hours: week(mondayToFriday, ['06:00', '11:30'], ['12:30', '15:30']),
  },
  {
    key: 'layla',
    name: 'Layla Haddad',
    email: 'layla@northwind.example',
    role: 'rep',
    zone: 'Asia/Dubai',
    languages: ['ar', 'en', 'fr'],
    title: 'Sales, Middle East and Africa',
    photo: null,
    hours: [...week([1, 2, 3, 4], ['09:00', '13:00'], ['14:00', '18:00']), ...week([5], ['09:00', '12:00'])],
  },
  {
    key: 'haruka',
    name: 'Haruka Mori',
    email: 'haruka@northwind.example',
    role: 'rep',
    zone: 'Asia/Tokyo',
    languages: ['ja', 'en'],
    title: 'Sales, Japan and Asia-Pacific',
    photo: null,
    hours: week(mondayToFriday, ['09:00', '12:00'], ['13:00', '18:00']),
  },
  {
    key: 'sofie',
    name: 'Sofie van Dijk',
    email: 'sofie@northwind.example',
    role: 'manager',
    zone: 'Europe/Amsterdam',
    languages: ['nl', 'en', 'de'],
    title: 'Head of inside sales',
    photo: null,
    hours: [],
  },
  {
    key: 'tom',
    name: 'Tom Okafor',
    email: 'tom@northwind.example',
    role: 'admin',
    zone: 'Europe/Amsterdam',
    languages: ['en'],
    title: 'Sales systems',
    photo: null,
    hours: [],
  },
];
