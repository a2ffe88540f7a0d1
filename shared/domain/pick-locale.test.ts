import { describe, expect, it } from 'vitest';
import { localeTags } from './locales.ts';
import { localeOf, pickLocale } from './pick-locale.ts';

describe('the words for a tag', () => {
  it.each([
    ['en-GB', 'en'],
    ['de-AT', 'de'],
    ['pt', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-PT'],
    ['pt-AO', 'pt-PT'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['yue', 'zh-Hant'],
    ['es', 'es'],
    ['es-MX', 'es-419'],
    ['es-419', 'es-419'],
    ['es-US', 'es-419'],
    ['sr', 'sr'],
    ['sr-RS', 'sr'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['sr-ME', 'sr-Latn'],
    ['sh', 'sr-Latn'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['iw', 'he'],
    ['in', 'id'],
    ['EN_us', null],
    ['kk-Arab', null],
    ['hi-Latn', null],
    ['gl', null],
    ['', null],
    ['not a tag', null],
  ])('%s is %s', (tag, found) => {
    expect(localeOf(tag)).toBe(found);
  });

  it('finds every language by its own tag', () => {
    expect(localeTags.map(localeOf)).toEqual(localeTags);
  });
});

describe('which language a visitor is spoken to in', () => {
  it('is the page’s before the browser’s, and the first there are words for', () => {
    expect(pickLocale(['fr', 'de-DE', 'en'], null)).toEqual({ tag: 'fr', locale: 'fr' });
    expect(pickLocale(['gl', '', 'pt-PT', 'en'], null)).toEqual({ tag: 'pt-PT', locale: 'pt-PT' });
  });

  it('writes dates by the region the browser tells, where the page tells none', () => {
    expect(pickLocale(['en', 'en-GB', 'de'], null)).toEqual({ tag: 'en', locale: 'en-GB' });
    expect(pickLocale(['en-US', 'en-GB'], null)).toEqual({ tag: 'en', locale: 'en-US' });
    expect(pickLocale(['ar', 'ar-EG'], null)).toEqual({ tag: 'ar', locale: 'ar-EG' });
  });

  it('takes the browser’s variant of the page’s language', () => {
    expect(pickLocale(['pt', 'pt-PT'], null)).toEqual({ tag: 'pt-PT', locale: 'pt-PT' });
    expect(pickLocale(['zh', 'en', 'zh-TW'], null)).toEqual({ tag: 'zh-Hant', locale: 'zh-TW' });
    expect(pickLocale(['es-ES', 'es-MX'], null)).toEqual({ tag: 'es', locale: 'es-ES' });
    expect(pickLocale(['zh-Hans', 'zh-TW'], null)).toEqual({ tag: 'zh-Hans', locale: 'zh-Hans' });
  });

  it('is the site’s own where nobody has a wish that can be met, and then English', () => {
    expect(pickLocale(['gl'], 'es')).toEqual({ tag: 'es', locale: 'es' });
    expect(pickLocale([], null)).toEqual({ tag: 'en', locale: 'en' });
  });

  it('drops what an extension of the tag asks for', () => {
    expect(pickLocale(['th-TH-u-nu-thai'], null)).toEqual({ tag: 'th', locale: 'th-TH' });
  });
});
