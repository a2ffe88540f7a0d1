import type { SearchQuery } from '../../../shared/protocol/rep/search.ts';

const dayMs = 86_400_000;

/** Midnight of the day that lies so many days after that of `at`, by this computer's clock. */
const midnight = (at: number, days = 0): number => {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
};

/** A span of days as people say it: when it begins, and when it is over. */
function spanOf(words: string, now: number): { from: number; to: number } | null {
  const today = midnight(now);
  const monday = midnight(now, -((new Date(now).getDay() + 6) % 7));
  const date = new Date(now);
  const month = (by: number): number => new Date(date.getFullYear(), date.getMonth() + by, 1).getTime();
  switch (words.toLowerCase().replaceAll(/[\s_]+/g, '-')) {
    case 'today':
      return { from: today, to: midnight(now, 1) };
    case 'yesterday':
      return { from: midnight(now, -1), to: today };
    case 'this-week':
      return { from: monday, to: midnight(monday, 7) };
    case 'last-week':
      return { from: midnight(monday, -7), to: monday };
    case 'this-month':
      return { from: month(0), to: month(1) };
    case 'last-month':
      return { from: month(-1), to: month(0) };
  }
  const [, year, mon, day] = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(words) ?? [];
  if (year === undefined || mon === undefined) return null;
  const from = new Date(Number(year), Number(mon) - 1, day === undefined ? 1 : Number(day));
  if (from.getMonth() !== Number(mon) - 1) return null;
  const to =
    day === undefined ? new Date(Number(year), Number(mon), 1).getTime() : midnight(from.getTime() + dayMs / 2, 1);
  return { from: from.getTime(), to };
}

/** A word, or `name:value` with a value that may stand in quotation marks. */
const pieces = /(?:(?<name>[a-z]+):)?(?:"(?<quoted>[^"]*)"?|(?<plain>\S+))/giu;

const named = new Set(['from', 'rep', 'company', 'page', 'tag']);

const narrowedBy = (query: SearchQuery, name: string, value: string, now: number): SearchQuery | null => {
  if (named.has(name)) return { ...query, [name]: value.slice(0, 120) };
  if (name === 'has') return value === 'file' ? { ...query, hasFile: true } : null;
  if (name === 'between') {
    const [first, last] = value.split('..').map((part) => spanOf(part, now));
    return first && last ? { ...query, after: first.from, before: last.to } : null;
  }
  const span = spanOf(value, now);
  if (!span) return null;
  if (name === 'before') return { ...query, before: span.from };
  if (name === 'after') return { ...query, after: span.to };
  if (name === 'since') return { ...query, after: span.from };
  return name === 'on' || name === 'in' ? { ...query, after: span.from, before: span.to } : null;
};

/**
 * Reads what was typed: `from: rep: company: page: tag: has:file before: after: since: on: in: between:` narrow down, the
 * rest are words. What is no filter, and one that is not finished, stays words or is left out.
 */
export function parseQuery(text: string, now: number): SearchQuery {
  let query: SearchQuery = { words: '' };
  const words: string[] = [];
  const known = new Set([...named, 'has', 'before', 'after', 'since', 'on', 'in', 'between']);
  for (const { groups, 0: whole } of text.trim().matchAll(pieces)) {
    const name = groups?.name?.toLowerCase();
    const value = (groups?.quoted ?? groups?.plain ?? '').trim();
    if (name === undefined || !known.has(name)) {
      // Somebody who is still typing a filter looks for nothing of that name.
      if (!known.has(whole.replace(/:$/, '').toLowerCase()) || !whole.endsWith(':')) words.push(whole);
      continue;
    }
    if (value !== '') query = narrowedBy(query, name, value, now) ?? query;
  }
  return { ...query, words: words.join(' ').slice(0, 200) };
}
