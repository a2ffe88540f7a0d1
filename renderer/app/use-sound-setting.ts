import { useEffect } from 'react';
import type { Bridge } from '../bridge/bridge.ts';
import { allowSounds } from '../lib/sounds.ts';

/** Puts in force what this machine's settings say and nobody draws. */
export function useSoundSetting({ settings }: Bridge): void {
  useEffect(() => {
    let current = true;
    void settings.read().then((result) => {
      if (current && result.ok) allowSounds(result.data.sounds);
    });
    const stop = settings.onChanged(({ sounds }) => allowSounds(sounds));
    return () => {
      current = false;
      stop();
    };
  }, [settings]);
}
