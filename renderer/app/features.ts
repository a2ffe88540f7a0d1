import { Calendar, Inbox, Settings, Zap } from 'lucide-react';
import { MessageNotices } from '../features/inbox/message-notices.tsx';
import { OffersResident } from '../features/offers/offers-resident.tsx';
import { InboxPage, useInboxCount } from './inbox-page.tsx';
import { LivePage } from './live-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';
import { NoticeToasts } from './notice-toasts.tsx';
import type { Features } from './screen.ts';
import { SettingsPage } from './settings-page.tsx';

/** The one place where features meet: each screen of the rail, and what lives above the screens. */
export const features: Features = {
  screens: [
    { name: 'live', icon: Zap, keys: 'g l', place: 'start', component: LivePage },
    { name: 'inbox', icon: Inbox, keys: 'g i', place: 'start', component: InboxPage, useCount: useInboxCount },
    { name: 'meetings', icon: Calendar, keys: 'g m', place: 'start', component: MeetingsPage },
    { name: 'settings', icon: Settings, keys: 'g s', place: 'end', component: SettingsPage },
  ],
  residents: [OffersResident, MessageNotices, NoticeToasts],
};
