import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shortcut } from '../lib/shortcuts.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useShortcuts } from '../ui/shortcut-context.tsx';
import { useElementKeys } from './element-keys.ts';

type Listed = Pick<Shortcut, 'keys' | 'label' | 'group'>;

function byGroup(shortcuts: readonly Listed[]): [string, Listed[]][] {
  const groups = new Map<string, Listed[]>();
  for (const shortcut of shortcuts) {
    const others = groups.get(shortcut.group) ?? [];
    if (!others.some((each) => each.keys === shortcut.keys)) groups.set(shortcut.group, [...others, shortcut]);
  }
  return [...groups];
}

/** Every key that means something on the screen one is on. */
export function ShortcutList({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation('app');
  const shortcuts = useShortcuts();
  const field = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('');
  const elementKeys = useElementKeys();
  // Registered last means nearest to what is on screen; a list reads better in the order of the screen.
  const wanted = [...[...shortcuts.list()].reverse(), ...elementKeys]
    .filter(({ keys }) => keys !== '')
    .filter((each) => each.label.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} width="medium" initialFocus={field}>
      <SearchField ref={field} label={t('shortcuts.filter')} value={words} onChange={setWords} className="mb-4" />
      {wanted.length === 0 && <p className="text-muted">{t('shortcuts.none', { words })}</p>}
      <div className="flex flex-col gap-5">
        {byGroup(wanted).map(([group, entries]) => (
          <section key={group}>
            <h3 className="mb-1 text-meta font-medium text-faint">{group}</h3>
            <ul>
              {entries.map((each) => (
                <li key={each.keys} className="flex h-7 items-center justify-between gap-4">
                  <span className="min-w-0 truncate">{each.label}</span>
                  <Kbd keys={each.keys} spoken />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
