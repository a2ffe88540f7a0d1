import { createContext, type ReactNode, useContext, useEffect, useRef } from 'react';
import { createHeldKeys } from '../lib/held-keys.ts';
import type { Shortcut, Shortcuts } from '../lib/shortcuts.ts';

const Context = createContext<Shortcuts | null>(null);

/** Listens to the window's keys for one registry. */
export function ShortcutArea({ shortcuts, children }: { shortcuts: Shortcuts; children: ReactNode }) {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      shortcuts.handle(event);
    };
    const isRest = createHeldKeys();
    const once = (event: KeyboardEvent): void => {
      if (!isRest(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', once, { capture: true });
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', once, { capture: true });
      window.removeEventListener('keydown', listen);
    };
  }, [shortcuts]);
  return <Context value={shortcuts}>{children}</Context>;
}

export function useShortcuts(): Shortcuts {
  const shortcuts = useContext(Context);
  if (shortcuts === null) throw new Error('useShortcut needs a ShortcutArea above it');
  return shortcuts;
}

/** Registers a shortcut while the component is on screen; `null` registers nothing. */
export function useShortcut(shortcut: Shortcut | null): void {
  const shortcuts = useShortcuts();
  const latest = useRef(shortcut);
  latest.current = shortcut;
  const keys = shortcut?.keys;
  const label = shortcut?.label ?? '';
  const group = shortcut?.group ?? '';
  const inText = shortcut?.inText;
  const overDialogs = shortcut?.overDialogs;
  useEffect(() => {
    if (keys === undefined) return;
    return shortcuts.register({
      keys,
      label,
      group,
      ...(inText === undefined ? {} : { inText }),
      ...(overDialogs === undefined ? {} : { overDialogs }),
      when: () => latest.current?.when?.() ?? true,
      run: () => latest.current?.run(),
    });
  }, [shortcuts, keys, label, group, inText, overDialogs]);
}
