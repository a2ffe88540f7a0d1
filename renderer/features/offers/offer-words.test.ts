import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { type OfferItem, WhyMe } from '../../../shared/protocol/rep/views.ts';
import offers from '../../locales/en/offers.json';
import visitor from '../../locales/en/visitor.json';
import { offerWords, veiledWords, whyMe } from './offer-words.ts';

const i18n = createInstance({
  lng: 'en',
  resources: { en: { offers, visitor } },
  interpolation: { escapeValue: false },
});
await i18n.init();
const t = i18n.getFixedT('en', 'offers');
const now = Date.UTC(2026, 10, 22, 9);
const day = 86_400_000;
const why = (code: WhyMe['code'], params: Record<string, string> = {}) => whyMe({ code, params }, t, 'en', now);

it('R11.4 says why me with what is known of it', () => {
  expect(why('owner', { company: 'Acme' })).toBe('You own Acme');
  expect(why('fallback', { owner: 'Ben Okoro' })).toBe('You stand in for Ben Okoro');
  expect(why('same_language', { language: 'pt-BR' })).toBe('You speak Portuguese');
  expect(why('transfer', { from: 'Ben Okoro' })).toBe('Ben Okoro passed this to you');
  expect(why('longest_idle')).toBe('You have waited longest for a conversation');
});

it('R11.4 says how long ago both talked', () => {
  const talked = (ago: number) => why('previous_rep', { at: String(now - ago) });
  expect(talked(1_000)).toBe('You talked with them today');
  expect(talked(day)).toBe('You talked with them yesterday');
  expect(talked(7 * day)).toBe('You talked with them last week');
  expect(talked(70 * day)).toBe('You talked with them 2 months ago');
});

it('R11.4 has a sentence for every reason, with nothing known of it', () => {
  for (const code of WhyMe.shape.code.options) expect(why(code)).toMatch(/^[A-Z][^{.]+$/);
});

it('says of each words whether somebody said them, so that only those stand in quotes', () => {
  const offer: OfferItem = {
    id: 'reservation',
    workItemId: 'work item',
    conversationId: 'conversation',
    kind: 'inbound_chat',
    words: '',
    visitor: { id: 'v', name: null, city: null, country: null, zone: null, locale: null, company: null },
    pagePath: null,
    why: { code: 'longest_idle', params: {} },
    sole: true,
    offeredAt: now,
    expiresAt: now,
    waitingSince: now,
    transfer: null,
  };
  const told = (changed: Partial<OfferItem>) =>
    offerWords({ ...offer, ...changed }, t, i18n.getFixedT('en', 'visitor'), 'en');
  expect(told({ words: 'What does it cost?' })).toMatchObject({ words: 'What does it cost?', ours: false });
  expect(told({})).toMatchObject({ words: 'Wants to talk to sales', ours: true });
  expect(told({ kind: 'call' })).toMatchObject({ words: 'Wants to be called', ours: true });
  expect(veiledWords(told({ words: 'What does it cost?' }), t)).toMatchObject({ ours: true });
});
