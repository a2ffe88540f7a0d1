const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const words = new Map<string, string>();

/** Worded once each: every row of a list asks for one of few, and asks again each second. */
function worded(locale: string, unit: 'minute' | 'hour', count: number): string {
  const key = `${locale} ${unit} ${count}`;
  let text = words.get(key);
  if (text === undefined) {
    text = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(count);
    words.set(key, text);
  }
  return text;
}

/** How long a visit lasts, coarse on purpose (`4m`, `2h`): only the time on the page counts in seconds. */
export function formatTimeOnSite(sinceMs: number, nowMs: number, locale: string): string {
  const size = Math.max(0, nowMs - sinceMs);
  return size < HOUR
    ? worded(locale, 'minute', Math.floor(size / MINUTE))
    : worded(locale, 'hour', Math.floor(size / HOUR));
}
