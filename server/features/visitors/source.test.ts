import { describe, expect, it } from 'vitest';
import { readArrival } from './source.ts';

const own = ['https://acme.example'];
const page = 'https://acme.example/pricing';
const sourceOf = (url: string, referrer = '') => readArrival(url, referrer, own).source;

describe('where a visit came from', () => {
  it('is direct without any mark, and from the site’s own pages', () => {
    expect(sourceOf(page)).toEqual({ kind: 'direct', label: '' });
    expect(readArrival(page, 'https://acme.example/blog', own)).toMatchObject({
      source: { kind: 'direct' },
      referrer: null,
    });
  });

  it.each([
    ['https://www.google.com/', 'google.com'],
    ['https://www.google.co.uk/search', 'google.co.uk'],
    ['https://duckduckgo.com/', 'duckduckgo.com'],
    ['https://search.brave.com/search', 'search.brave.com'],
    ['https://yandex.ru/', 'yandex.ru'],
    ['https://uk.search.yahoo.com/', 'uk.search.yahoo.com'],
  ])('is search from %s', (referrer, label) => {
    expect(sourceOf(page, referrer)).toEqual({ kind: 'search', label });
  });

  it.each([
    ['https://www.heise.de/news', 'heise.de'],
    ['https://mail.google.com/mail', 'mail.google.com'],
    ['https://google.evil.example/', 'google.evil.example'],
    ['https://notgoogle.com/', 'notgoogle.com'],
    ['https://blog.acme.example/', 'blog.acme.example'],
  ])('is a referral from %s', (referrer, label) => {
    expect(sourceOf(page, referrer)).toEqual({ kind: 'referral', label });
  });

  it('is the campaign where it is named, whatever the referrer', () => {
    const url = `${page}?utm_source=newsletter&utm_medium=email&utm_campaign=spring%20launch`;
    expect(readArrival(url, 'https://www.google.com/', own)).toEqual({
      source: { kind: 'campaign', label: 'spring launch' },
      campaign: { source: 'newsletter', medium: 'email', campaign: 'spring launch' },
      referrer: 'https://www.google.com/',
    });
  });

  it.each([
    ['utm_medium=cpc&utm_source=google&utm_campaign=brand', 'brand'],
    ['utm_medium=paid-social&utm_source=linkedin', 'linkedin'],
    ['gclid=abc', ''],
  ])('is paid with %s', (query, label) => {
    expect(sourceOf(`${page}?${query}`)).toEqual({ kind: 'paid', label });
  });

  it('is not paid for a mark that every shared link carries, nor for a word that only begins like one', () => {
    expect(sourceOf(`${page}?fbclid=abc`)).toEqual({ kind: 'direct', label: '' });
    expect(sourceOf(`${page}?utm_medium=paidup&utm_source=crm`).kind).toBe('campaign');
  });

  it('keeps no query of the referring page: it may hold what is not ours', () => {
    expect(readArrival(page, 'https://news.example/a?token=secret#x', own).referrer).toBe('https://news.example/a');
  });

  it('ignores a referrer that is no page', () => {
    expect(sourceOf(page, 'android-app://com.google')).toEqual({ kind: 'direct', label: '' });
    expect(sourceOf(page, 'not a url')).toEqual({ kind: 'direct', label: '' });
  });
});
