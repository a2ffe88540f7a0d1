import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import pounce from '../../locales/en/pounce.json';
import { refusalWords, refusedBy } from './pounce-words.ts';

const i18n = createInstance({ lng: 'en', resources: { en: { pounce } }, interpolation: { escapeValue: false } });
await i18n.init();
const t = i18n.getFixedT('en', 'pounce');
const now = Date.UTC(2026, 10, 22, 9);

it('says why not, and counts down what ends in a moment', () => {
  expect(refusalWords({ reason: 'too_new', until: now + 6_000, name: null }, t, now, 'en')).toBe(
    'They have just arrived on this page. You may write in 0:06.',
  );
  expect(refusalWords({ reason: 'claimed_by_colleague', until: null, name: 'Ben Okoro' }, t, now, 'en')).toBe(
    'Ben Okoro has pounced them.',
  );
  expect(refusalWords({ reason: 'closed_before', until: now + 7 * 86_400_000, name: null }, t, now, 'en')).toMatch(
    /^They closed a message\. Foyer leaves them alone until November 29 at /,
  );
});

it('reads the router’s refusal, and nothing into other trouble', () => {
  const detail = { reason: 'week_limit', until: String(now) };
  expect(refusedBy({ code: 'conflict', message: '', detail })).toEqual({
    reason: 'week_limit',
    until: now,
    name: null,
  });
  expect(refusedBy({ code: 'conflict', message: '', detail: { reason: 'lapsed' } })).toBeNull();
  expect(refusedBy({ code: 'unavailable', message: '' })).toBeNull();
});
