import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../ui/shortcut-context.tsx';

/** Where one stands first in a pane: where one writes, else on the row of its list, and not on a button of another row. */
const first = ['[data-composer] textarea', '[role="row"][tabindex="0"]'];
const stops = 'textarea, input:not([type="hidden"]), button:not([disabled]), a[href], [tabindex="0"]';

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** Moves the focus to the next pane of the screen, or the one before: list, conversation, details. */
export function usePaneKeys(): void {
  const { t } = useTranslation('app');
  const go = useCallback((by: 1 | -1): void => {
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isSeen);
    const at = panes.findIndex((pane) => pane.contains(document.activeElement));
    const from = at < 0 && by < 0 ? 0 : at;
    for (let nth = 1; nth <= panes.length; nth += 1) {
      const pane = panes[(from + by * nth + panes.length * 2) % panes.length];
      const seen = (what: string): HTMLElement | undefined =>
        [...(pane?.querySelectorAll<HTMLElement>(what) ?? [])].find(isSeen);
      const stop = first.map(seen).find((one) => one !== undefined) ?? seen(stops);
      if (stop === undefined) continue;
      stop.focus();
      return;
    }
  }, []);
  const group = t('shortcuts.general');
  useShortcut({ keys: 'alt+shift+n', label: t('shortcuts.nextPane'), group, inText: true, run: () => go(1) });
  useShortcut({ keys: 'alt+shift+p', label: t('shortcuts.paneBefore'), group, inText: true, run: () => go(-1) });
}
