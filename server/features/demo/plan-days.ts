import { Temporal } from 'temporal-polyfill';
import { returningCast } from './northwind-cast.ts';
import type { DemoPersona } from './northwind-persona.ts';
import { northwindPersonas } from './northwind-personas.ts';
import type { DemoScript } from './northwind-script.ts';
import { northwindScripts } from './northwind-scripts.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One visit of the demo's month: who comes when, and what they ask, if anything. */
export interface PlannedVisit {
  at: number;
  persona: DemoPersona;
  script: DemoScript | null;
  /** Set where somebody of the cast was here before the demo began. */
  cast?: {
    key: string;
    /** On their first visit, and often enough here to mean it, they book a meeting. */
    books: boolean;
  };
}

export const storyDays = 30;
const hourMs = 3_600_000;
/** The last scenes of today lie a little back, so that nobody is in the middle of one when the demo opens. */
const quietMs = 90 * 60_000;

const languageOf = (persona: DemoPersona): string => persona.where.locale.split('-')[0] ?? 'en';

const fits = (script: DemoScript, persona: DemoPersona): boolean =>
  (script.language === 'en' || script.language === languageOf(persona)) &&
  (script.account === undefined || script.account === persona.who.account);

/** An hour of the visitor's own day at which people at work look for robots. */
const localHour = (random: SeededRandom): number => 8 + Math.min(10, Math.floor((random.next() + random.next()) * 5.5));

/** The first visits of those who come back now: spread over the month, the last one some days ago. */
const earlierVisits = (now: number): PlannedVisit[] =>
  returningCast.flatMap((persona, index) =>
    Array.from({ length: persona.before }, (_, visit): PlannedVisit => {
      const daysAgo = storyDays - 2 - index / 2 - (visit * 18) / persona.before;
      return {
        at: Math.round(now - daysAgo * 24 * hourMs),
        persona,
        script: null,
        cast: { key: persona.key, books: visit === 0 && persona.before > 1 },
      };
    }),
  );

/** All visits of the month before `now`, in order; weekdays are busier, and every script is played. */
export const planDays = (now: number, random: SeededRandom): PlannedVisit[] => {
  const visits: PlannedVisit[] = [];
  let turn = 0;
  for (let back = storyDays - 1; back >= 0; back -= 1) {
    const day = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').subtract({ days: back });
    const busy = day.dayOfWeek <= 5;
    const count = busy ? random.between(17, 24) : random.between(4, 7);
    for (let i = 0; i < count; i += 1) {
      const persona = random.pick(northwindPersonas);
      const date = day.toPlainDate();
      const start = date.toZonedDateTime({ timeZone: persona.where.zone, plainTime: { hour: localHour(random) } });
      const at = start.epochMilliseconds + random.between(0, hourMs - 1);
      const asks = random.next() < 0.42;
      const scripts = asks ? northwindScripts.filter((script) => fits(script, persona)) : [];
      turn += 1;
      const script = scripts.length > 0 ? (scripts[(turn * 7) % scripts.length] ?? null) : null;
      if (at < now - quietMs && at > now - storyDays * 24 * hourMs) visits.push({ at, persona, script });
    }
  }
  return [...visits, ...earlierVisits(now)].toSorted((a, b) => a.at - b.at);
};
