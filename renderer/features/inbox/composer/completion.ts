import type { ReactNode } from 'react';

/** To whom one writes: the visitor, or colleagues beside the conversation. */
export type ComposerMode = 'reply' | 'note';

/** One thing that a completion offers. */
export interface Choice {
  id: string;
  label: string;
  /** A second, weaker word: what a snippet says, a colleague's status. */
  hint?: string;
  /** Drawn before the label: a face, an emoji. */
  lead?: ReactNode;
  /** What takes the place of the trigger and the word after it; null puts nothing in. */
  insert: string | (() => Promise<string | null>);
}

/** Offers words while one types: from its trigger at the beginning of a word on. */
export interface Completion {
  /** One character: `/`, `@`, `:`. */
  trigger: string;
  /** What is offered, for a screen reader. */
  label: string;
  /** How many letters must follow the trigger; 0 where it is not said. */
  from?: number;
  /** Where it works; both where it is not said. */
  mode?: ComposerMode;
  find(query: string): readonly Choice[] | Promise<readonly Choice[]>;
}

/** A trigger under the caret: where it stands and what was typed after it. */
export interface Found<C extends Pick<Completion, 'trigger' | 'from'>> {
  completion: C;
  at: number;
  query: string;
}

/** Longer than this is no name of anything any more. */
const longest = 40;
const inWord = /[\p{L}\p{M}\p{N}_.+'-]/u;

/** The trigger whose word the caret stands in: at the beginning of the text or after a space, so that `10:30` and addresses are none. */
export function findTrigger<C extends Pick<Completion, 'trigger' | 'from'>>(
  text: string,
  caret: number,
  completions: readonly C[],
): Found<C> | null {
  let at = caret;
  while (at > 0 && caret - at < longest && inWord.test(text.charAt(at - 1))) at -= 1;
  const completion = completions.find(({ trigger }) => trigger === text.charAt(at - 1));
  if (completion === undefined || (at > 1 && !/\s/.test(text.charAt(at - 2)))) return null;
  const query = text.slice(at, caret);
  return query.length < (completion.from ?? 0) ? null : { completion, at: at - 1, query };
}
