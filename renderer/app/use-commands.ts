import { useTranslation } from 'react-i18next';
import { useHello } from '../bridge/workspace.ts';
import type { Command } from '../features/palette/rank-commands.ts';
import { sectionsFor } from '../features/settings/sections.ts';
import { href } from '../lib/route.ts';
import { THEME_CHOICES } from '../lib/theme.ts';
import { navigate } from '../lib/use-route.ts';
import { useShortcuts } from '../ui/shortcut-context.tsx';
import { undoKeys } from '../ui/undo.tsx';
import { paletteKeys } from './palette-keys.ts';
import { useTheme } from './theme-area.tsx';

/** Everything one can do now: each shortcut and tool on screen, each place in the settings, how it looks, the way out. */
export function useCommands(onSignOut: () => void): () => Command[] {
  const { t } = useTranslation('palette');
  const { t: ta } = useTranslation('app');
  const { t: ts } = useTranslation('settings');
  const { me, demo } = useHello();
  const shortcuts = useShortcuts();
  const theme = useTheme();
  return () => {
    const all = [...shortcuts.list()].reverse();
    // What was just done leads: whoever did it by mistake looks for it at once.
    const registered = [...all.filter(({ keys }) => keys === undoKeys), ...all.filter(({ keys }) => keys !== undoKeys)];
    const seen = new Set<string>([paletteKeys]);
    const offered = registered.flatMap(({ keys, label, group, run }): Command[] => {
      const id = `do:${label}`;
      if (seen.has(keys === '' ? id : keys) || label === '') return [];
      seen.add(keys === '' ? id : keys);
      return [{ id, label, group, keys, run }];
    });
    const sections = sectionsFor(me.role, demo).map(
      ({ name }): Command => ({
        id: `settings:${name}`,
        label: t('settings', { name: ts(`sections.${name}`) }),
        group: t('goTo'),
        keys: '',
        run: () => navigate(href.settings(name)),
      }),
    );
    const looks = THEME_CHOICES.filter((choice) => choice !== theme.choice).map(
      (choice): Command => ({
        id: `look:${choice}`,
        label: ta(`workspace.themes.${choice}`),
        group: t('look'),
        keys: '',
        run: () => theme.choose(choice),
      }),
    );
    const out: Command = { id: 'out', label: ta('workspace.signOut'), group: t('group'), keys: '', run: onSignOut };
    return [...offered, ...sections, ...looks, out];
  };
}
