const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const formats = new Map<string, Intl.NumberFormat>();

function unit(locale: string, name: 'minute' | 'hour'): Intl.NumberFormat {
  const key = `${locale} ${name}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'narrow' });
    formats.set(key, format);
  }
  return format;
}

/** How long a visit lasts, coarse on purpose (`4m`, `2h`): only the time on the page counts in seconds. */
export function formatTimeOnSite(sinceMs: number, nowMs: number, locale: string): string {
  const size = Math.max(0, nowMs - sinceMs);
  return size < HOUR
    ? unit(locale, 'minute').format(Math.floor(size / MINUTE))
    : unit(locale, 'hour').format(Math.floor(size / HOUR));
}
