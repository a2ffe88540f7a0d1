import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef } from 'react';
import { cx } from '../../../lib/cx.ts';
import { isComposing, matchesChord, parseKeys } from '../../../lib/shortcut-keys.ts';
import { usePlatform } from '../../../ui/ui-provider.tsx';
import type { Completion } from './completion.ts';
import { CompletionList, optionId } from './completion-list.tsx';
import { linkSelected, toggleMarks } from './edit-field.ts';
import { useCompletions } from './use-completions.ts';

const [bold, italic, link] = ['mod+b', 'mod+i', 'mod+k'].map((keys) => parseKeys(keys)[0]);

interface WriteAreaProps {
  field: RefObject<HTMLTextAreaElement | null>;
  value: string;
  label: string;
  placeholder?: string;
  completions: readonly Completion[];
  onChange(text: string): void;
  onEnter(): void;
  /** Esc; the caller says whether it meant something. */
  onEscape?(): boolean;
  /** The arrow up; the caller says whether it meant something. */
  onUp?: (() => boolean) | undefined;
  onFiles?: ((files: readonly File[]) => void) | undefined;
  className?: string;
}

/** A text area for a message: grows with it, completes, marks, sends by Enter, and leaves every key to an input method that composes. */
export function WriteArea({
  field,
  value,
  label,
  placeholder,
  completions,
  onChange,
  onEnter,
  onEscape,
  onUp,
  onFiles,
  className,
}: WriteAreaProps) {
  const platform = usePlatform();
  const completing = useCompletions(field, completions);
  const { offered, listId } = completing;
  const composes = useRef(false);
  const look = (): void => {
    if (!composes.current) completing.look();
  };

  const mark = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const { currentTarget, nativeEvent } = event;
    const pressed = (chord: typeof bold): boolean => chord !== undefined && matchesChord(chord, nativeEvent, platform);
    if (pressed(bold)) toggleMarks(currentTarget, '**');
    else if (pressed(italic)) toggleMarks(currentTarget, '*');
    // Without words to link the same keys belong to the window.
    else if (pressed(link) && currentTarget.selectionStart < currentTarget.selectionEnd) linkSelected(currentTarget);
    else return false;
    event.preventDefault();
    return true;
  };

  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent) || completing.press(event) || mark(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      onEnter();
    } else if (event.key === 'Escape' && onEscape?.() === true) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'ArrowUp' && !event.shiftKey && onUp?.() === true) event.preventDefault();
  };

  const paste = (event: ClipboardEvent): void => {
    const { files } = event.clipboardData;
    // A copied table comes as words and as a picture of them: the words are meant.
    if (onFiles === undefined || files.length === 0 || event.clipboardData.getData('text/plain') !== '') return;
    event.preventDefault();
    onFiles([...files]);
  };

  return (
    <>
      <CompletionList completing={completing} />
      <textarea
        ref={field}
        value={value}
        rows={1}
        dir="auto"
        aria-label={label}
        aria-autocomplete={completions.length > 0 ? 'list' : undefined}
        aria-controls={offered === null ? undefined : listId}
        aria-activedescendant={offered === null ? undefined : optionId(listId, offered.active)}
        placeholder={placeholder}
        className={cx(
          'scroll-plane field-sizing-content max-h-60 min-h-8 w-full resize-none bg-transparent py-1.5 outline-none placeholder:text-faint',
          className,
        )}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onSelect={look}
        onCompositionStart={() => {
          composes.current = true;
          completing.close();
        }}
        onCompositionEnd={() => {
          composes.current = false;
          completing.look();
        }}
        onBlur={completing.close}
        onKeyDown={press}
        onPaste={paste}
      />
    </>
  );
}
