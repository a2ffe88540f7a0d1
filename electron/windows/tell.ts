import type * as z from 'zod';
import type { ConsoleEvents } from '../../shared/ipc/console-contract.ts';
import type { OfferCardView, offerCardWindowEvents } from '../../shared/ipc/offer-card.ts';
import { pageKind } from '../security/pages.ts';
import type { WindowRegistry } from './window-registry.ts';

/** Sends typed events to our pages; a window that shows anything but our page hears nothing. */
export interface Tell {
  console<K extends keyof ConsoleEvents>(event: K, payload: z.output<ConsoleEvents[K]>): void;
  offerCard(event: keyof typeof offerCardWindowEvents, payload: OfferCardView): void;
}

export const createTell = (windows: WindowRegistry): Tell => {
  const send = (kind: 'console' | 'offerCard', event: string, payload: unknown): void => {
    const contents = windows.find(kind)?.webContents;
    if (contents && !contents.isDestroyed() && pageKind(contents.getURL()) === kind) contents.send(event, payload);
  };
  return {
    console: (event, payload) => send('console', event, payload),
    offerCard: (event, payload) => send('offerCard', event, payload),
  };
};
