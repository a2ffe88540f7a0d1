/** The presets of a snooze, in the order they are offered. */
const snoozePresets = ['hour', 'tomorrow', 'week'] as const;
export type SnoozePreset = (typeof snoozePresets)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface Wall {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

/** How far the zone's clock is ahead of UTC at an instant. */
function offsetAt(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** The instant at which the zone's clock shows a time of a day. */
export function atWallTime(
  zone: string,
  { year, month, day }: Omit<Wall, 'weekday'>,
  hour: number,
  minute = 0,
): number {
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  const guess = wanted - offsetAt(zone, wanted);
  // The offset may be another one there: where the clock changes between the two.
  return wanted - offsetAt(zone, guess);
}

/** The day the zone's calendar shows at an instant. */
function dayAt(zone: string, at: number): Wall {
  const wall = new Date(at + offsetAt(zone, at));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
  };
}

/** When a preset ends: in an hour, tomorrow at nine, on Monday at nine; nine as the person's own zone has it. */
export function snoozeUntil(preset: SnoozePreset, now: number, zone: string): number {
  if (preset === 'hour') return now + hourMs;
  const today = dayAt(zone, now);
  const days = preset === 'tomorrow' ? 1 : (8 - today.weekday) % 7 || 7;
  const then = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * dayMs);
  const day = { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
  return atWallTime(zone, day, 9);
}

/** The presets that are offered: on a Sunday tomorrow is Monday, which is said once. */
export const snoozePresetsOf = (now: number, zone: string): SnoozePreset[] =>
  snoozePresets.filter(
    (preset) => preset !== 'week' || snoozeUntil('week', now, zone) !== snoozeUntil('tomorrow', now, zone),
  );

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

/** An instant as a field for date and time holds it, on the zone's clock. */
export function toFieldTime(at: number, zone: string): string {
  const wall = new Date(at + offsetAt(zone, at));
  const date = `${pad(wall.getUTCFullYear(), 4)}-${pad(wall.getUTCMonth() + 1)}-${pad(wall.getUTCDate())}`;
  return `${date}T${pad(wall.getUTCHours())}:${pad(wall.getUTCMinutes())}`;
}

/** The instant a field for date and time names; null where it names none. */
export function fromFieldTime(text: string, zone: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  return atWallTime(zone, { year, month, day }, hour, minute);
}
