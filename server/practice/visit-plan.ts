import type { PageKey } from '../features/demo/northwind-site.ts';
import type { Talker } from './dialogue.ts';
import type { Browser } from './line.ts';
import type { SmallTalk, Topic } from './words/small-talk.ts';

/** Something a visitor does by themselves. */
export type Act =
  | { readonly do: 'look'; readonly page: PageKey }
  /** Asks for a rep with a question; `if_reps` only once one is there. */
  | { readonly do: 'ask'; readonly when: 'now' | 'if_reps' }
  /** Books a meeting without asking anybody. */
  | { readonly do: 'book' }
  | { readonly do: 'leave' };

/** An act at its time after the arrival, in milliseconds. */
export type Step = Act & { readonly at: number };

/** One visit, as it goes where nobody interferes. */
export interface VisitPlan {
  readonly key: string;
  readonly who: Talker;
  readonly browser: Browser;
  /** Query of the first page's address, without `?`, and its referrer. */
  readonly arrival: { readonly query: string; readonly referrer: string };
  readonly steps: readonly Step[];
  /** Looks at some page about every so many milliseconds, for as long as nobody ends it: for loads. */
  readonly roamMs?: number;
  readonly topic: Topic;
  readonly talk: SmallTalk;
  /** What they do with a pounce. */
  readonly pounce: 'answers' | 'ignores' | 'closes';
  /** For the small chances within the visit. */
  readonly seed: number;
}
