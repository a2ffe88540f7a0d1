import { createStore, type StoreApi } from 'zustand/vanilla';
import { createListeners, type Listeners } from '../../../shared/client/listeners.ts';
import type { View } from '../../../shared/client/views/view.ts';
import { offerFreezeMs } from '../../../shared/ipc/offer-card.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';
import { type Desk, emptyDesk, layDesk } from './offer-desk.ts';

export interface OffersStore {
  readonly view: View<'offers'>;
  readonly desk: StoreApi<Desk>;
  /** Hears of each visitor who asked to be called and was accepted here. */
  readonly called: Listeners<[conversationId: string]>;
  close(): void;
}

function createOffers({ views, clock }: Workspace): OffersStore {
  const view = views.open('offers', {});
  const desk = createStore<Desk>(() => emptyDesk);
  const lay = (): void =>
    desk.setState(layDesk(desk.getState(), view.getSnapshot().items, clock.now(), offerFreezeMs), true);
  const stop = view.subscribe(lay);
  return {
    view,
    desk,
    called: createListeners<[string]>(),
    close() {
      stop();
      view.close();
    },
  };
}

/** The offers' store in the workspace. */
export const offersSlot = slot('offers', createOffers);
