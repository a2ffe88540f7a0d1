import { Inbox } from 'lucide-react';
import { OffersResident } from '../features/offers/offers-resident.tsx';
import { InboxPage, useInboxCount } from './inbox-page.tsx';
import type { Features } from './screen.ts';

/** The one place where features meet: each screen of the rail, and what lives above the screens. */
export const features: Features = {
  screens: [{ name: 'inbox', icon: Inbox, keys: 'g i', place: 'start', component: InboxPage, useCount: useInboxCount }],
  residents: [OffersResident],
};
