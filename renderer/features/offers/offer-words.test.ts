import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { WhyMe } from '../../../shared/protocol/rep/views.ts';
import offers from '../../locales/en/offers.json';
import { whyMe } from './offer-words.ts';

const i18n = createInstance({ lng: 'en', resources: { en: { offers } }, interpolation: { escapeValue: false } });
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
