import { useCallback, useEffect, useState } from 'react';
import { type DesktopSettings, defaultDesktopSettings } from '../../../shared/ipc/settings.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

/** The settings of this machine: changed at once, there is nothing to save. */
export function useDesktopSettings(): { settings: DesktopSettings; change(part: Partial<DesktopSettings>): void } {
  const { bridge } = useWorkspace();
  const [settings, setSettings] = useState(defaultDesktopSettings);
  useEffect(() => {
    let current = true;
    void bridge.settings.read().then((result) => {
      if (current && result.ok) setSettings(result.data);
    });
    const stop = bridge.settings.onChanged(setSettings);
    return () => {
      current = false;
      stop();
    };
  }, [bridge]);
  const change = useCallback(
    (part: Partial<DesktopSettings>) => {
      void bridge.settings.change(part).then((result) => {
        if (result.ok) setSettings(result.data);
      });
    },
    [bridge],
  );
  return { settings, change };
}
