import { Calendar, Inbox, Settings, Users, Zap } from 'lucide-react';
import { MissedCallNotice } from '../features/calls/missed-call-notice.tsx';
import { RingCard } from '../features/calls/ring-card.tsx';
import { GreetNotices } from '../features/inbox/greet-notices.tsx';
import { MessageNotices } from '../features/inbox/message-notices.tsx';
import { OffersResident } from '../features/offers/offers-resident.tsx';
import { PounceNotices } from '../features/pounce/pounce-notices.tsx';
import { MovedNotices } from '../features/team/moved-notices.tsx';
import { TeamNotices } from '../features/team/team-notices.tsx';
import { InboxPage, useInboxCount } from './inbox-page.tsx';
import { LivePage } from './live-page.tsx';
import { MeetingsPage } from './meetings-page.tsx';
import { NoticeToasts } from './notice-toasts.tsx';
import type { Features } from './screen.ts';
import { SettingsPage } from './settings-page.tsx';
import { TeamPage, useTeamCount } from './team-page.tsx';

/** The one place where features meet: each screen of the rail, and what lives above the screens. */
export const features: Features = {
  screens: [
    { name: 'live', icon: Zap, keys: 'g l', place: 'start', component: LivePage },
    { name: 'inbox', icon: Inbox, keys: 'g i', place: 'start', component: InboxPage, useCount: useInboxCount },
    { name: 'meetings', icon: Calendar, keys: 'g m', place: 'start', component: MeetingsPage },
    { name: 'team', icon: Users, keys: 'g t', place: 'start', component: TeamPage, useCount: useTeamCount },
    { name: 'settings', icon: Settings, keys: 'g s', place: 'end', component: SettingsPage },
  ],
  residents: [
    OffersResident,
    RingCard,
    MissedCallNotice,
    MessageNotices,
    GreetNotices,
    NoticeToasts,
    TeamNotices,
    MovedNotices,
    PounceNotices,
  ],
};
