import { useTranslation } from 'react-i18next';
import type { ShortcutKeys } from '../lib/shortcut-table.ts';

interface Listed {
  keys: ShortcutKeys;
  label: string;
  group: string;
}

/** Keys that a list or a text field hears by itself: nobody registers them, and the list of shortcuts names them all the same. */
export function useElementKeys(): readonly Listed[] {
  const { t } = useTranslation('app');
  const lists = t('shortcuts.lists');
  const writing = t('shortcuts.writing');
  return [
    { keys: 'f6', label: t('shortcuts.notices'), group: t('shortcuts.general') },
    { keys: 'down', label: t('shortcuts.list.next'), group: lists },
    { keys: 'up', label: t('shortcuts.list.before'), group: lists },
    { keys: 'home', label: t('shortcuts.list.first'), group: lists },
    { keys: 'end', label: t('shortcuts.list.last'), group: lists },
    { keys: 'enter', label: t('shortcuts.list.open'), group: lists },
    { keys: 'shift+f10', label: t('shortcuts.list.menu'), group: lists },
    { keys: 'alt+up', label: t('shortcuts.list.up'), group: lists },
    { keys: 'alt+down', label: t('shortcuts.list.down'), group: lists },
    { keys: 'enter', label: t('shortcuts.write.send'), group: writing },
    { keys: 'shift+enter', label: t('shortcuts.write.line'), group: writing },
    { keys: 'up', label: t('shortcuts.write.edit'), group: writing },
    { keys: 'mod+b', label: t('shortcuts.write.bold'), group: writing },
    { keys: 'mod+i', label: t('shortcuts.write.italic'), group: writing },
    { keys: 'mod+k', label: t('shortcuts.write.link'), group: writing },
    { keys: '/', label: t('shortcuts.write.snippet'), group: writing },
    { keys: ':', label: t('shortcuts.write.emoji'), group: writing },
    { keys: '@', label: t('shortcuts.write.mention'), group: writing },
  ];
}
