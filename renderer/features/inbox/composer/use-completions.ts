import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { type Choice, type Completion, type Found, findTrigger } from './completion.ts';
import { typeOver } from './edit-field.ts';

interface Offered extends Found<Completion> {
  choices: readonly Choice[];
  active: number;
}

/** What a field offers to complete, and the keys that go through it. */
export interface Completing {
  readonly listId: string;
  readonly offered: Offered | null;
  /** Looks again, after the text or the caret changed. */
  look(): void;
  /** True where the key belonged to the list. */
  press(event: KeyboardEvent): boolean;
  point(active: number): void;
  pick(choice: Choice): void;
  close(): void;
}

/** Follows the caret of a field and offers what its completions find for the word there. */
export function useCompletions(
  field: RefObject<HTMLTextAreaElement | null>,
  completions: readonly Completion[],
): Completing {
  const listId = useId();
  const [offered, setOffered] = useState<Offered | null>(null);
  /** The last look; an answer that comes after it is old. */
  const looks = useRef(0);
  /** The trigger that was closed by Esc stays closed. */
  const closedAt = useRef<number | null>(null);
  useEffect(
    () => () => {
      looks.current = -1;
    },
    [],
  );

  const close = (): void => {
    looks.current += 1;
    setOffered(null);
  };

  const look = (): void => {
    const { current } = field;
    if (current === null) return;
    const caret = current.selectionStart;
    const found = caret === current.selectionEnd ? findTrigger(current.value, caret, completions) : null;
    if (found === null || found.at !== closedAt.current) closedAt.current = null;
    if (found === null || found.at === closedAt.current) {
      close();
      return;
    }
    if (offered?.at === found.at && offered.query === found.query && offered.completion === found.completion) return;
    looks.current += 1;
    const mine = looks.current;
    void Promise.resolve(found.completion.find(found.query)).then(
      (choices) => {
        if (looks.current === mine) setOffered(choices.length === 0 ? null : { ...found, choices, active: 0 });
      },
      () => {
        if (looks.current === mine) setOffered(null);
      },
    );
  };

  // What completes may come after the word was typed: snippets of a window just opened, one that somebody shares now.
  const lookAgain = useEffectEvent(() => {
    if (offered === null && field.current !== null && field.current === document.activeElement) look();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is their coming that is waited for
  useEffect(() => lookAgain(), [completions]);

  const pick = (choice: Choice): void => {
    if (offered === null) return;
    const { at, query, completion } = offered;
    const typed = `${completion.trigger}${query}`;
    close();
    const put = (text: string | null): void => {
      const { current } = field;
      // What was written on meanwhile is not written over.
      if (text === null || current === null || current.value.slice(at, at + typed.length) !== typed) return;
      typeOver(current, at, at + typed.length, text);
    };
    if (typeof choice.insert === 'string') put(choice.insert);
    else void choice.insert().then(put);
  };

  const point = (active: number): void => setOffered((now) => (now === null ? null : { ...now, active }));

  return {
    listId,
    offered,
    look,
    pick,
    point,
    close,
    press(event) {
      if (offered === null || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
      const { choices, active } = offered;
      const chosen = choices[active];
      if (event.key === 'ArrowDown') point((active + 1) % choices.length);
      else if (event.key === 'ArrowUp') point((active - 1 + choices.length) % choices.length);
      else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) pick(chosen);
      else if (event.key === 'Escape') {
        closedAt.current = offered.at;
        close();
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}
