import type { InputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';

const id = '0190163d-8694-739b-aea5-966c26f8ad90';
const other = '0190163d-8694-739b-aea5-966c26f8ad91';

const conversation = {
  'conversation.open': { conversationId: id },
  'conversation.pull': { conversationId: id, after: 0 },
  'conversation.history': { conversationId: id, before: 10 },
  'conversation.send': { conversationId: id, clientId: other, text: 'Hello there' },
  'conversation.read': { conversationId: id, upTo: 3 },
  'conversation.close': { conversationId: id },
};

/** One well-formed input for every event of `/rep`; about objects that need not exist. */
export const repInputs: { [K in keyof RepContract]: InputOf<RepContract, K> } = {
  ...conversation,
  'session.hello': {},
  'time.now': {},
  'presence.set': { status: 'busy' },
  'view.open': { viewId: id, view: 'inbox', params: {} },
  'view.close': { viewId: id },
  'conversation.closed': { whose: 'all', limit: 10 },
  'offer.accept': { reservationId: id },
  'offer.decline': { reservationId: id },
  'visitor.get': { visitorId: id },
  'meeting.cancel': { meetingId: id },
  'meeting.ics': { meetingId: id },
  'availability.get': {},
  'availability.set': { zone: 'Europe/Berlin', spans: [{ weekday: 1, from: 540, to: 1020 }] },
  'profile.update': { name: 'Ana Ruiz', zone: 'Europe/Berlin' },
  'profile.password': { current: 'not the current one', next: 'a long new one' },
  'people.list': {},
  'people.invite': { email: 'new@example.com', role: 'rep' },
  'people.revoke_invitation': { invitationId: id },
  'people.set_role': { personId: id, role: 'manager' },
  'people.set_active': { personId: id, active: true },
  'people.reset_password': { personId: id },
  'people.sign_out': { personId: id },
  'site.list': {},
  'site.create': { name: 'Shop', origins: ['https://shop.example'] },
  'site.update': { siteId: id, name: 'Shop', origins: ['https://shop.example'], consent: 'ask', color: '#112233' },
  'settings.get': {},
  'settings.set': {
    workspaceName: 'Foyer',
    chatOfferTimeoutS: 30,
    ownerAloneS: 15,
    bookVisibleS: 20,
    overflowS: 60,
    chatCapacity: 3,
    missesBeforeAway: 2,
    wrapUpS: 30,
  },
  'audit.list': { limit: 10 },
};

/** One well-formed input for every event of `/visitor`. */
export const visitorInputs: { [K in keyof VisitorContract]: InputOf<VisitorContract, K> } = {
  ...conversation,
  'state.get': {},
  'page.view': { url: 'https://acme.example/pricing', title: 'Pricing', referrer: '' },
  'experience.get': {},
  'experience.shown': { experienceId: id },
  'messenger.toggled': { open: true },
  'conversation.start': { clientId: id, by: { kind: 'choice', choice: 'book' } },
  'email.give': { email: 'buyer@acme.example' },
  'email.skip': {},
  'slot.list': { zone: 'Europe/Berlin' },
  'meeting.book': { clientId: id, slotId: 'none', name: 'Buyer', email: 'buyer@acme.example', zone: 'Europe/Berlin' },
};
