import { contextBridge } from 'electron';
import type { offerCardWindowRequests } from '../../shared/ipc/offer-card.ts';
import type { FoyerOfferCardApi } from '../../shared/ipc/offer-card-api.ts';
import { asker } from './ask.ts';
import { hear } from './hear.ts';

const ask = asker<typeof offerCardWindowRequests>();

const api: FoyerOfferCardApi = {
  view: () => ask('offerCardWindow.view'),
  act: (input) => ask('offerCardWindow.act', input),
  onChanged: (listener) => hear('offerCardWindow.changed', listener),
};

contextBridge.exposeInMainWorld('foyerOfferCard', api);
