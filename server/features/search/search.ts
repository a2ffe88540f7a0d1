import type { OutputOf, ParsedInputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { SearchCursor, SearchQuery } from '../../../shared/protocol/rep/search.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import { wordsOf } from '../../db/search-text.ts';
import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';
import {
  type Hit,
  type Narrowed,
  readFiles,
  readFoundCompanies,
  readFoundPeople,
  readLabels,
  readSaid,
  readWhole,
  readWindowEnd,
} from './found-repository.ts';
import { placeAt, readNamed, readPlaces } from './index-repository.ts';
import { type Match, matchOf, type SearchEngine } from './match-expression.ts';
import { createWordsKeeper } from './words-keeper.ts';

type Found = OutputOf<RepContract, 'search.find'>;
type Tier = SearchCursor['tier'];

/** Names that a filter stands for at most. */
const namesMeant = 500;
const peopleShown = 6;
const companiesShown = 4;
/** Matches looked at in one go, and in how many: a question never keeps others waiting for long. */
const windowSize = 400;
const wholeWindow = 2_000;
const windows = 12;
const end = Number.MAX_SAFE_INTEGER;

/** True where the words begin words of the name. */
const isNamed = (name: string, words: string): boolean => {
  const own = wordsOf(name);
  return wordsOf(words).every((word) => own.some((one) => one.startsWith(word)));
};

/** Looks for words, people, companies and files; a rep finds what a rep may open, which is every conversation. */
export const createSearch = (core: Core, engine: SearchEngine, timers: Timers) => {
  const { k } = core.store;
  const keeper = createWordsKeeper(core, engine, timers);

  const named = async (kind: 'visitor' | 'account', words: string): Promise<string[]> => {
    const match = matchOf(engine, words);
    if (!match) return [];
    const found = await readNamed(k, engine, match.any, { kind, below: end, limit: namesMeant });
    return found.map(({ ref }) => ref);
  };
  const labelled = async (table: 'people' | 'tags', words: string): Promise<string[]> =>
    (await readLabels(k, table)).flatMap(({ id, name }) => (isNamed(name, words) ? [id] : []));

  const narrowedBy = async (query: SearchQuery): Promise<Narrowed> => ({
    ...(query.from === undefined ? {} : { visitorIds: await named('visitor', query.from) }),
    ...(query.company === undefined ? {} : { accountIds: await named('account', query.company) }),
    ...(query.rep === undefined ? {} : { repIds: await labelled('people', query.rep) }),
    ...(query.tag === undefined ? {} : { tagIds: await labelled('tags', query.tag) }),
    ...(query.page === undefined ? {} : { page: query.page }),
    ...(query.hasFile ? { hasFile: true } : {}),
    ...(query.after === undefined ? {} : { after: query.after }),
    ...(query.before === undefined ? {} : { before: query.before }),
  });

  /** Entries of one tier from a place down; `next` is where to go on, null at the end. */
  const said = async (
    match: string,
    words: string[],
    by: Narrowed,
    range: { from: number; below: number },
    limit: number,
  ): Promise<{ hits: Hit[]; next: string | null }> => {
    const hits: Hit[] = [];
    let { below } = range;
    for (let window = 0; window < windows; window += 1) {
      const places = await readPlaces(k, engine, match, { from: range.from, below, limit: windowSize });
      hits.push(...(await readSaid(k, places, by, words, limit - hits.length)));
      if (hits.length >= limit) return { hits, next: hits.at(-1)?.key ?? null };
      if (places.length < windowSize) return { hits, next: null };
      below = places.at(-1) ?? 0;
    }
    return { hits, next: String(below) };
  };

  const files = async (match: string, words: string[], by: Narrowed, below: number, limit: number) => {
    const found = await readNamed(k, engine, match, { kind: 'file', below, limit: windowSize });
    const hits = (await readFiles(k, found, by, words)).slice(0, limit);
    if (hits.length === limit) return { hits, next: hits.at(-1)?.key ?? null };
    return { hits, next: found.length === windowSize ? String(found.at(-1)?.doc) : null };
  };

  /** Talks that have the words, tier by tier. */
  const talksWith = async (
    match: Match,
    query: SearchQuery,
    by: Narrowed,
    cursor: SearchCursor | null,
    limit: number,
  ) => {
    const words = wordsOf(query.words);
    const from = by.after === undefined ? 0 : await placeAt(k, by.after);
    const below = by.before === undefined ? end : await placeAt(k, by.before);
    const tiers: Tier[] = ['exact', 'near', 'file'];
    const hits: Hit[] = [];
    for (const tier of tiers.slice(Math.max(0, tiers.indexOf(cursor?.tier ?? 'exact')))) {
      const start = cursor?.tier === tier ? Number(cursor.from) : end;
      const wanted = limit - hits.length;
      const page =
        tier === 'file'
          ? await files(match.any, words, by, start, wanted)
          : await said(
              tier === 'exact' ? match.exact : match.near,
              words,
              by,
              { from, below: Math.min(start, below) },
              wanted,
            );
      hits.push(...page.hits);
      if (page.next !== null) return { hits, next: { tier, from: page.next } };
    }
    return { hits, next: null };
  };

  /** Conversations as a whole, some at a time: what narrows them may fit few of many. */
  const whole = async (by: Narrowed, cursor: SearchCursor | null, limit: number) => {
    const hits: Hit[] = [];
    const few = by.visitorIds !== undefined || by.accountIds !== undefined || by.tagIds !== undefined;
    let before = cursor?.from ?? null;
    for (let window = 0; window < windows; window += 1) {
      const from = few ? null : await readWindowEnd(k, before, wholeWindow);
      hits.push(...(await readWhole(k, by, { before, from }, limit - hits.length)));
      const last = hits.at(-1);
      if (hits.length === limit && last) return { hits, next: { tier: 'whole' as const, from: last.key } };
      if (from === null) return { hits, next: null };
      before = from;
    }
    return { hits, next: before === null ? null : { tier: 'whole' as const, from: before } };
  };

  const talksOf = async (query: SearchQuery, cursor: SearchCursor | null, limit: number) => {
    const by = await narrowedBy(query);
    const nothing = Object.values(by).some((ids) => Array.isArray(ids) && ids.length === 0);
    const match = matchOf(engine, query.words);
    if (nothing || (query.words !== '' && !match)) return { hits: [], next: null };
    if (match) return talksWith(match, query, by, cursor, limit);
    return Object.keys(by).length === 0 ? { hits: [], next: null } : whole(by, cursor, limit);
  };

  return {
    find: async ({ query, next, limit }: ParsedInputOf<RepContract, 'search.find'>): Promise<Result<Found>> => {
      await keeper.catchUp();
      const { hits, next: after } = await talksOf(query, next ?? null, limit);
      const { words, ...filters } = query;
      const alone = next === undefined && words !== '' && Object.keys(filters).length === 0;
      return ok({
        people: alone ? await readFoundPeople(k, await named('visitor', words), peopleShown) : [],
        companies: alone ? await readFoundCompanies(k, await named('account', words), companiesShown) : [],
        talks: hits.map(({ talk }) => talk),
        next: after,
      });
    },
    start: keeper.start,
    stop: keeper.stop,
  };
};

export type Search = ReturnType<typeof createSearch>;
