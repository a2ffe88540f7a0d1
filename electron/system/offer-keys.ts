import { globalShortcut } from 'electron';
import type { OfferKeys } from '../windows/offer-desk.ts';

const accelerators = { accept: 'Alt+Shift+A', decline: 'Alt+Shift+X' } as const;

const written = (accelerator: string, platform: NodeJS.Platform): string =>
  platform === 'darwin' ? accelerator.replace('Alt+', '⌥').replace('Shift+', '⇧') : accelerator;

/** The system-wide keys of the offer card, taken only while a card shows: they belong to other programs otherwise. */
export const createOfferKeys = (platform: NodeJS.Platform): OfferKeys => ({
  hold: (onPress) => {
    const take = (action: keyof typeof accelerators): string =>
      globalShortcut.register(accelerators[action], () => onPress(action))
        ? written(accelerators[action], platform)
        : '';
    return { accept: take('accept'), decline: take('decline') };
  },
  release: () => {
    for (const accelerator of Object.values(accelerators)) globalShortcut.unregister(accelerator);
  },
});
