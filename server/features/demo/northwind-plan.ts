import { builtIn, type RoutingPlan, type Target } from '../../../shared/domain/routing-plan.ts';
import { northwindPeople } from './northwind-people.ts';

type PersonKey = (typeof northwindPeople)[number]['key'];

const clock = (hour: number): number => hour * 60;
const mondayToFriday = [1, 2, 3, 4, 5];

const skills: Partial<Record<PersonKey, string[]>> = {
  ines: ['enterprise'],
  daniel: ['enterprise', 'security'],
  layla: ['integrations'],
  haruka: ['security', 'integrations'],
};

/**
 * What Northwind made of the plan a workspace starts with: target accounts before others and to sales, German speakers to whom
 * they can talk with, questions about security to those who know. Where nobody of these is there, and for everybody else, all
 * are asked as before: whoever tries the demo alone is offered every visitor.
 */
export const northwindPlan = (
  first: RoutingPlan,
  { personId, nextId }: { personId(key: PersonKey): string; nextId(): string },
): RoutingPlan => {
  const [office, sales, dach, engineers] = [nextId(), nextId(), nextId(), nextId()];
  const target = (queueId: string, part: Partial<Target> = {}): Target => ({
    id: nextId(),
    queueId,
    strategy: 'first_available',
    ownerFirst: null,
    previousRepFirst: null,
    sameLanguageFirst: null,
    waterfall: null,
    skills: [],
    untilS: null,
    skipIf: 'never',
    ...part,
  });
  const owner = { aloneS: 15, fallbackRepId: null };
  const rule = { enabled: true, overflowS: 60, priority: 0 };
  return {
    hours: [
      {
        id: office,
        name: 'Amsterdam office',
        zone: 'Europe/Amsterdam',
        openings: mondayToFriday.map((weekday) => ({ weekday, from: clock(8), to: clock(18) })),
        holidays: [
          { day: '2026-12-25', name: 'Christmas Day' },
          { day: '2026-12-26', name: 'Second Christmas Day' },
          { day: '2027-01-01', name: 'New Year’s Day' },
        ],
      },
    ],
    queues: [
      ...first.queues,
      {
        id: sales,
        name: 'Sales',
        members: {
          kind: 'reps',
          repIds: northwindPeople.filter(({ role }) => role !== 'admin').map(({ key }) => personId(key)),
        },
        hoursId: null,
      },
      {
        id: dach,
        name: 'DACH',
        members: { kind: 'reps', repIds: [personId('daniel'), personId('sofie')] },
        hoursId: null,
      },
      {
        id: engineers,
        name: 'Solutions engineers',
        members: { kind: 'reps', repIds: [personId('haruka'), personId('daniel')] },
        hoursId: office,
      },
    ],
    traits: Object.fromEntries(
      northwindPeople
        .filter(({ role }) => role !== 'admin')
        .map(({ key, languages }) => [
          personId(key),
          { skills: skills[key] ?? [], languages: [...languages], capacity: null, weight: 1 },
        ]),
    ),
    rules: [
      {
        ...rule,
        id: nextId(),
        name: 'Target accounts',
        when: [{ on: 'segment', op: 'is', values: ['target_account'] }],
        priority: 5,
        targets: [
          target(sales, { strategy: 'round_robin', ownerFirst: owner, untilS: 40, skipIf: 'nobody_available' }),
          target(builtIn.queueId),
        ],
      },
      {
        ...rule,
        id: nextId(),
        name: 'German speakers',
        when: [{ on: 'language', op: 'is', values: ['de'] }],
        targets: [
          target(dach, { strategy: 'longest_idle', ownerFirst: owner, untilS: 30, skipIf: 'nobody_available' }),
          target(builtIn.queueId),
        ],
      },
      {
        ...rule,
        id: nextId(),
        name: 'Questions about security',
        when: [{ on: 'page', op: 'contains', values: ['/security'] }],
        targets: [
          target(engineers, { skills: ['security'], ownerFirst: owner, untilS: 30, skipIf: 'nobody_available' }),
          target(builtIn.queueId),
        ],
      },
      ...first.rules,
    ],
  };
};
