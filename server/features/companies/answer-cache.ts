import type { Clock } from '../../../shared/domain/clock.ts';
import type { EnrichmentAnswer } from '../../../shared/protocol/rep/enrichment.ts';

interface Found {
  answer: EnrichmentAnswer | null;
  /** False where nobody answered: then it is asked again soon. */
  sure: boolean;
}

interface Kept {
  found: Promise<EnrichmentAnswer | null>;
  /** Until when it is believed; while it is asked for, for ever. */
  until: number;
}

const sureMs = 24 * 3_600_000;
const unsureMs = 10 * 60_000;
const most = 5_000;
/** A slow service must not gather questions without end: who comes while so many are open stays unknown until asked about again. */
const openAtOnce = 16;

/** Remembers answers by what was asked about; two who ask at once share one question. */
export const createAnswerCache = (clock: Clock) => {
  const kept = new Map<string, Kept>();
  let open = 0;

  const ask = async (entry: Kept, find: () => Promise<Found>): Promise<EnrichmentAnswer | null> => {
    open += 1;
    try {
      const { answer, sure } = await find();
      entry.until = clock.now() + (sure ? sureMs : unsureMs);
      return answer;
    } catch {
      entry.until = clock.now() + unsureMs;
      return null;
    } finally {
      open -= 1;
    }
  };

  return {
    get: (key: string, find: () => Promise<Found>): Promise<EnrichmentAnswer | null> => {
      const known = kept.get(key);
      if (known && known.until > clock.now()) return known.found;
      if (open >= openAtOnce) return Promise.resolve(null);
      const entry: Kept = { found: Promise.resolve(null), until: Number.POSITIVE_INFINITY };
      entry.found = ask(entry, find);
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return entry.found;
    },
    clear: (): void => kept.clear(),
  };
};
