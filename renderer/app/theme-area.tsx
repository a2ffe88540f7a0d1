import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { SettingsBridge } from '../bridge/bridge.ts';
import { applyTheme, type ThemeChoice } from '../lib/theme.ts';

interface Theme {
  choice: ThemeChoice;
  choose(choice: ThemeChoice): void;
}

const Context = createContext<Theme>({ choice: 'system', choose: () => {} });

/** Light, dark, or as the system is: kept in this machine's settings, put on the document. */
export function ThemeArea({ settings, children }: { settings: SettingsBridge; children: ReactNode }) {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  useEffect(() => {
    let current = true;
    const take = (theme: ThemeChoice): void => {
      if (!current) return;
      applyTheme(document.documentElement, theme);
      setChoice(theme);
    };
    void settings.read().then((result) => {
      if (result.ok) take(result.data.theme);
    });
    const stop = settings.onChanged(({ theme }) => take(theme));
    return () => {
      current = false;
      stop();
    };
  }, [settings]);
  const value = useMemo<Theme>(
    () => ({
      choice,
      choose(next) {
        applyTheme(document.documentElement, next);
        setChoice(next);
        void settings.change({ theme: next });
      },
    }),
    [choice, settings],
  );
  return <Context value={value}>{children}</Context>;
}

export function useTheme(): Theme {
  return useContext(Context);
}
