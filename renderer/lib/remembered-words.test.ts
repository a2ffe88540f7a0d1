import { createInstance } from 'i18next';
import { describe, expect, it, vi } from 'vitest';
import { rememberedWords } from './remembered-words.ts';

const resources = { en: { app: { hello: 'Hello', people_one: '{{count}} person', people_other: '{{count}} people' } } };

describe('remembered words', () => {
  it('are the catalogue’s, asked for once for each key and its values', async () => {
    const instance = createInstance();
    await instance.init({ lng: 'en', ns: ['app'], defaultNS: 'app', resources });
    const asked = vi.fn(instance.getFixedT('en', 'app') as unknown as (key: string, values?: object) => string);
    const t = rememberedWords(asked as never) as unknown as (key: string, values?: object) => string;
    expect([
      t('hello'),
      t('hello'),
      t('people', { count: 1 }),
      t('people', { count: 2 }),
      t('people', { count: 2 }),
    ]).toEqual(['Hello', 'Hello', '1 person', '2 people', '2 people']);
    expect(asked).toHaveBeenCalledTimes(3);
  });
});
