import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { EmojiPicker } from './emoji-picker.tsx';

/** Writes at the caret as typing does, so that the field's own undo takes it back. */
const typeInto = (field: HTMLTextAreaElement, text: string): void => {
  field.focus();
  if (document.execCommand('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/** In the end of the field: opens the emoji, and puts the chosen one where the visitor writes. */
export function EmojiTool(): JSX.Element {
  const { words } = useRoom();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && !root.current?.contains(target)) setOpen(false);
    };
    const types = ['pointerdown', 'focusin'] as const;
    for (const type of types) document.addEventListener(type, leave);
    return () => {
      for (const type of types) document.removeEventListener(type, leave);
    };
  }, [open]);

  return (
    <div class="emoji" ref={root}>
      <button
        class="emoji-open"
        type="button"
        aria-label={words.say('emoji.open')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg
          class="icon"
          viewBox="0 0 24 24"
          width="22"
          height="22"
          fill="none"
          stroke="currentColor"
          stroke-width="1.9"
          stroke-linecap="round"
          aria-hidden="true"
        >
          <path d="M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM8.8 14a4 4 0 0 0 6.4 0M9.4 9.8v.2M14.6 9.8v.2" />
        </svg>
      </button>
      {open && (
        <EmojiPicker
          pick={(emoji) => {
            setOpen(false);
            const field = root.current?.parentElement?.querySelector('textarea');
            if (field) typeInto(field, emoji);
          }}
          close={() => {
            setOpen(false);
            root.current?.querySelector('button')?.focus();
          }}
        />
      )}
    </div>
  );
}
