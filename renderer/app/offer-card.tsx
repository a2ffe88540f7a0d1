import '../ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { FoyerOfferCardApi } from '../../shared/ipc/offer-card-api.ts';
import { OfferCardApp } from './offer-card-app.tsx';

const root = document.getElementById('root');
const api = (window as { foyerOfferCard?: FoyerOfferCardApi }).foyerOfferCard;
if (root === null || api === undefined) throw new Error('the offer card lives in the desktop app');
createRoot(root).render(
  <StrictMode>
    <OfferCardApp api={api} />
  </StrictMode>,
);
