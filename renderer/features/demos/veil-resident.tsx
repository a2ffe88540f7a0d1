import { useEffect, useState } from 'react';
import { defaultDesktopSettings } from '../../../shared/ipc/settings.ts';
import { presentingSlot } from '../../bridge/presenting.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { demosSlot } from './demo-store.ts';
import { surfaceOf } from './surface-of.ts';

/** While something is shown, names and visitors' words are kept from whoever sees it, unless this computer's settings say otherwise. */
export function VeilResident() {
  const { bridge } = useWorkspace();
  const presenting = useSlot(presentingSlot);
  const { local, demo } = useReadable(useSlot(demosSlot).host);
  const [wanted, setWanted] = useState(defaultDesktopSettings.hideNames);
  useEffect(() => {
    void bridge.settings.read().then((read) => {
      if (read.ok) setWanted(read.data.hideNames);
    });
    return bridge.settings.onChanged(({ hideNames }) => setWanted(hideNames));
  }, [bridge]);
  const veiled = wanted && local !== null;
  const shown = surfaceOf(local);
  const to = demo?.visitorId ?? null;
  useEffect(() => {
    presenting.set(veiled ? { to } : null);
    if (veiled) document.documentElement.dataset.presenting = shown;
    else delete document.documentElement.dataset.presenting;
    void bridge.screen.veil({ veiled });
  }, [veiled, shown, to, presenting, bridge]);
  useEffect(
    () => () => {
      presenting.set(null);
      delete document.documentElement.dataset.presenting;
      void bridge.screen.veil({ veiled: false });
    },
    [presenting, bridge],
  );
  return null;
}
