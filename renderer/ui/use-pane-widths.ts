import { useState } from 'react';
import { type PaneWidths, parsePanes } from '../lib/panes.ts';

/** The widths a person gave the panes of a screen, kept on this machine under the screen's name. */
export function usePaneWidths(name: string): { widths: PaneWidths; change(part: Partial<PaneWidths>): void } {
  const key = `foyer.panes.${name}`;
  const [widths, setWidths] = useState(() => parsePanes(localStorage.getItem(key)));
  return {
    widths,
    change(part) {
      const next = { ...widths, ...part };
      setWidths(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  };
}
