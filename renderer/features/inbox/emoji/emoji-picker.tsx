import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSlot } from '../../../bridge/workspace.ts';
import { isComposing } from '../../../lib/shortcut-keys.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { emojiSlot } from './emoji-store.ts';
import { type Emoji, findEmoji, inTone } from './find-emoji.ts';

const perRow = 8;
/** The data's groups in the order in which they are drawn; the gap is the group of parts. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8, 9] as const;
const tones = ['0', '1', '2', '3', '4', '5'] as const;
const hand = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;

interface Shelf {
  name: string;
  emoji: readonly Emoji[];
}

/** All emoji on shelves: searched by name, walked by the arrow keys, in one's own skin tone, with the last used first. */
export function EmojiPicker({ onPick }: { onPick(text: string): void }) {
  const { t } = useTranslation('composer');
  const store = useSlot(emojiSlot);
  const { recent, tone } = useStore(store.taste);
  const [all, setAll] = useState<readonly Emoji[] | null>(null);
  const [query, setQuery] = useState('');
  const [failed, setFailed] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  // What was used last moves to the front when the picker is opened the next time, not under the pointer.
  const [recently] = useState(recent);

  useEffect(() => {
    let over = false;
    search.current?.focus();
    store.all().then(
      (known) => !over && setAll(known),
      () => !over && setFailed(true),
    );
    return () => {
      over = true;
    };
  }, [store]);

  const shelves = useMemo<Shelf[]>(() => {
    if (all === null) return [];
    if (query.trim() !== '') return [{ name: t('emoji.found'), emoji: findEmoji(all, query, 64) }];
    const used = recently.flatMap((code) => all.find(({ hexcode }) => hexcode === code) ?? []);
    return [
      ...(used.length > 0 ? [{ name: t('emoji.recent'), emoji: used }] : []),
      ...groups.map((group) => ({ name: t(`emoji.group.${group}`), emoji: all.filter((one) => one.group === group) })),
    ];
  }, [all, query, recently, t]);

  const pick = (emoji: Emoji): void => {
    store.used(emoji);
    onPick(inTone(emoji, tone));
  };

  const walk = (event: KeyboardEvent): void => {
    const buttons = [...(grid.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const rtl = grid.current !== null && getComputedStyle(grid.current).direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowDown: perRow,
      ArrowUp: -perRow,
      ArrowRight: rtl,
      ArrowLeft: -rtl,
    };
    const step = steps[event.key];
    if (step === undefined || isComposing(event.nativeEvent)) return;
    if (at < 0 && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (at >= 0 && at + step < 0) search.current?.focus();
    else buttons[at < 0 ? 0 : Math.min(buttons.length - 1, at + step)]?.focus();
  };

  const [best] = shelves[0]?.emoji ?? [];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons in it
    <div className="flex h-full flex-col gap-2" onKeyDown={walk}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field takes the best */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent) || query === '' || best === undefined) return;
          event.preventDefault();
          pick(best);
        }}
      >
        <SearchField ref={search} label={t('emoji.search')} value={query} onChange={setQuery} />
      </div>
      <div ref={grid} className="scroll-plane min-h-0 flex-1">
        {failed && <p className="p-2 text-muted">{t('emoji.failed')}</p>}
        {all !== null && shelves.every(({ emoji }) => emoji.length === 0) && (
          <p className="p-2 text-muted">{t('emoji.none')}</p>
        )}
        {shelves.map(({ name, emoji }) => (
          <section key={name} aria-label={name} className="[content-visibility:auto]">
            <h3 className="px-1 pt-1 pb-0.5 text-meta font-medium text-faint">{name}</h3>
            <div className="grid grid-cols-8">
              {emoji.map((one) => (
                <button
                  key={one.hexcode}
                  type="button"
                  tabIndex={-1}
                  aria-label={one.label}
                  data-tip={one.label}
                  className="flex h-8 items-center justify-center rounded-control text-page hover:bg-hover focus-visible:bg-hover"
                  onClick={() => pick(one)}
                >
                  {inTone(one, tone)}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
      <Segmented
        label={t('emoji.tone')}
        value={tones[tone] ?? '0'}
        options={tones.map((value) => ({ value, label: hand[Number(value)] ?? '' }))}
        onChange={(value) => store.setTone(Number(value))}
      />
    </div>
  );
}
