import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { directionOf } from '../locales/words.ts';

/** What people answer with, not all there is: a phone's own keyboard has the rest. Each is its own name. */
const shelf =
  '😀 😄 😊 🙂 😉 😂 🤣 😅 😍 🥰 😎 🤩 🤔 🤨 😐 😬 🙄 😴 😕 😟 😢 😭 😡 😱 🤯 🥳 😇 🤗 🤝 🙏 👍 👎 👌 👏 🙌 💪 👋 ✌️ 🤞 👀 ❤️ 💙 💚 💛 🖤 💔 ✨ 🔥 ⭐ 🎉 🎁 🏆 💡 🚀 ⏰ 📅 📎 📞 📧 💬 💰 🛒 📦 🚚 ✅ ❌ ⚠️ ❓ ❗ 💯 ☕ 🌍'.split(
    ' ',
  );

/** The emoji in rows, walked by the arrow keys. */
export function EmojiPicker({ pick, close }: { pick(emoji: string): void; close(): void }): JSX.Element {
  const { words } = useRoom();
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => root.current?.querySelector('button')?.focus(), []);

  const walk = (event: KeyboardEvent): void => {
    const all = [...(root.current?.querySelectorAll('button') ?? [])];
    const at = all.findIndex((one) => one.matches(':focus'));
    const perRow = all.filter((one) => one.offsetTop === all[0]?.offsetTop).length;
    const on = directionOf(words.locale) === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = { ArrowDown: perRow, ArrowUp: -perRow, ArrowRight: on, ArrowLeft: -on };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    all[at + step]?.focus();
  };

  return (
    <div
      class="emoji-shelf"
      role="dialog"
      aria-label={words.say('emoji.title')}
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return walk(event);
        // The messenger stays open.
        event.stopPropagation();
        close();
      }}
    >
      {shelf.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => pick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
}
