import { Calendar, Inbox, Settings, Users, Zap } from 'lucide-react';
import { MissedCallNotice } from '../features/calls/missed-call-notice.tsx';
import { CallRecordResident } from '../features/calls/record/record-resident.tsx';
import { RingCard } from '../features/calls/ring-card.tsx';
import { DeskNotices } from '../features/desk/desk-notices.tsx';
import { GreetNotices } from '../features/inbox/greet-notices.tsx';
import { MessageNotices } from '../features/inbox/message-notices.tsx';
import { OffersResident } from '../features/offers/offers-resident.tsx';
import { PounceNotices } from '../features/pounce/pounce-notices.tsx';
import { MovedNotices } from '../features/team/moved-notices.tsx';
import { TeamNotices } from '../features/team/team-notices.tsx';
import { TransferNotices } from '../features/transfer/transfer-notices.tsx';
import { late } from '../ui/late.tsx';
import { CalledResident } from './called-resident.tsx';
import { GuestResident } from './guest-resident.tsx';
import { InboxPage, useInboxCount } from './inbox-page.tsx';
import { LivePage } from './live-page.tsx';
import { NoticeToasts } from './notice-toasts.tsx';
import type { Features } from './screen.ts';
import { useTeamCount } from './use-team-count.ts';

// A rep begins on Live or in the inbox; the others' code is fetched once those stand.
const meetings = late(() => import('./meetings-page.tsx').then(({ MeetingsPage }) => MeetingsPage));
const team = late(() => import('./team-page.tsx').then(({ TeamPage }) => TeamPage));
const settings = late(() => import('./settings-page.tsx').then(({ SettingsPage }) => SettingsPage));

/** The one place where features meet: each screen of the rail, and what lives above the screens. */
export const features: Features = {
  screens: [
    { name: 'live', icon: Zap, keys: 'g l', place: 'start', component: LivePage },
    { name: 'inbox', icon: Inbox, keys: 'g i', place: 'start', component: InboxPage, useCount: useInboxCount },
    { name: 'meetings', icon: Calendar, keys: 'g m', place: 'start', ...meetings },
    { name: 'team', icon: Users, keys: 'g t', place: 'start', ...team, useCount: useTeamCount },
    { name: 'settings', icon: Settings, keys: 'g s', place: 'end', ...settings },
  ],
  residents: [
    OffersResident,
    CalledResident,
    RingCard,
    MissedCallNotice,
    CallRecordResident,
    MessageNotices,
    GreetNotices,
    GuestResident,
    DeskNotices,
    NoticeToasts,
    TeamNotices,
    MovedNotices,
    TransferNotices,
    PounceNotices,
  ],
};
