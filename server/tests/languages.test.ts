import { describe, expect, it } from 'vitest';
import { createAudit } from '../features/audit/audit.ts';
import { writeReplyMail } from '../features/mail/reply-mail.ts';
import { stopPage } from '../features/mail/stop-page.ts';
import { createDefaultTexts } from '../features/sites/default-texts.ts';
import { createSiteTexts } from '../features/sites/site-texts.ts';
import { visitorWords } from '../features/words/visitor-words.ts';
import { readLanguages } from '../http/read-languages.ts';
import { aPerson } from './support/builders.ts';
import { visitorHouse } from './support/visitor-house.ts';

const widget = { messenger: { 'composer.send': 'Senden', 'event.joined': '{name} ist da' } };

const house = async () => {
  const visitors = await visitorHouse();
  const admin = await aPerson(visitors.core, 'Ada Lind');
  const texts = createSiteTexts(visitors.core, {
    audit: createAudit(visitors.core),
    defaults: createDefaultTexts(async () => widget),
  });
  const { siteId } = visitors;
  const set = async (own: Record<string, string>) => {
    const answer = await texts.set(
      { ...admin, kind: 'rep', role: 'admin', sessionId: 's' },
      { siteId, locale: 'de', own },
    );
    await visitors.sites.settled();
    return answer;
  };
  const wordsFor = async (...languages: string[]) => {
    const token = await visitors.tokenFor('ann', { languages, locale: 'xx' });
    if (!token.ok) throw new Error(token.error.message);
    return token.data.words;
  };
  return { ...visitors, texts, admin, set, wordsFor };
};

describe('a visitor’s language', () => {
  it('is the page’s, else the browser’s, else the site’s own, else English', async () => {
    const { wordsFor, texts, admin, siteId, sites } = await house();
    expect(await wordsFor('fr', 'de-AT')).toEqual({ tag: 'fr', locale: 'fr', texts: {} });
    expect(await wordsFor('', 'gl', 'de-AT')).toEqual({ tag: 'de', locale: 'de-AT', texts: {} });
    expect(await wordsFor()).toMatchObject({ tag: 'en' });
    await texts.setLanguage({ ...admin, kind: 'rep', role: 'admin', sessionId: 's' }, { siteId, language: 'sr-Latn' });
    await sites.settled();
    expect(await wordsFor()).toMatchObject({ tag: 'sr-Latn' });
  });

  it('is what the experience is told in, and what is kept of it in the conversation', async () => {
    const { arrive, experiences, core, rows, reps } = await house();
    reps.available = ['somebody'];
    const actor = await arrive('ann', '/', { languages: ['de'] });
    const german = visitorWords('de');
    expect(experiences.view(actor)).toMatchObject({
      greeting: german['experience.greeting'],
      choices: [
        { id: 'talk', label: german['experience.talk'] },
        { id: 'call', label: german['experience.call'] },
        { id: 'book', label: german['experience.book'] },
      ],
    });
    await experiences.start(actor, 'ann', { clientId: core.ids.next(), by: { kind: 'choice', choice: 'book' } });
    expect((await rows('messages')).map((row) => (row as { text: string }).text)).toEqual([
      german['experience.greeting'],
      german['experience.book'],
      german['experience.pickTime'],
    ]);
  });
});

describe('what a site says in words of its own', () => {
  it('goes to visitors of that language, and only where it differs', async () => {
    const { set, wordsFor, arrive, experiences } = await house();
    const own = { 'composer.send': 'Senden', 'event.joined': 'Willkommen bei {name}', 'experience.talk': 'Frag uns' };
    expect(await set(own)).toEqual({
      ok: true,
      data: { own: { 'event.joined': 'Willkommen bei {name}', 'experience.talk': 'Frag uns' } },
    });
    // What the router says itself does not go along.
    expect((await wordsFor('de')).texts).toEqual({ 'event.joined': 'Willkommen bei {name}' });
    expect((await wordsFor('fr')).texts).toEqual({});
    expect(experiences.view(await arrive('ann', '/', { languages: ['de'] })).choices[0]?.label).toBe('Frag uns');
    await set({});
    expect((await wordsFor('de')).texts).toEqual({});
  });

  it('is shown beside the product’s words', async () => {
    const { set, texts, siteId } = await house();
    await set({ 'experience.talk': 'Frag uns' });
    const answer = await texts.get(siteId, 'de');
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.data).toMatchObject({ own: { 'experience.talk': 'Frag uns' }, spoken: ['de'], language: null });
    expect(answer.data.texts).toContainEqual({ key: 'composer.send', part: 'messenger', text: 'Senden' });
    expect(answer.data.texts.map(({ key }) => key)).not.toContain('stop.title');
  });

  it('may not have a key nobody says or a blank nobody fills in', async () => {
    const { set } = await house();
    expect(await set({ 'no.such': 'x' })).toMatchObject({ ok: false, error: { detail: { key: 'no.such' } } });
    expect(await set({ 'event.joined': '{nmae} ist da' })).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await set({ 'event.joined': 'Wir sind da' })).toMatchObject({ ok: true });
  });
});

describe('what the router writes to visitors', () => {
  it('is a mail in their language and direction', () => {
    const mail = writeReplyMail({
      company: 'Acme',
      words: [{ rep: 'Ada', text: 'Hi' }],
      returnUrl: 'https://acme.example/',
      until: 0,
      stopUrl: 'https://acme.example/stop',
      locale: 'ar',
      dir: 'rtl',
      wording: visitorWords('ar', { 'mail.replyAction': 'تابع' }),
    });
    expect(mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail.text).toContain('تابع:\nhttps://acme.example/');
    expect(mail.subject).toContain('Ada');
  });

  it('is a page in the language their browser asks for', () => {
    const page = stopPage(
      'ask',
      'Acme',
      readLanguages({ headers: { 'accept-language': 'gl, en;q=0.5, he;q=0.9, *;q=0.1' } }),
    );
    expect(page).toContain('<html lang="he" dir="rtl">');
    expect(page).toContain(visitorWords('he')['stop.act']);
    expect(stopPage('gone', 'Acme', [])).toContain('<html lang="en" dir="ltr">');
  });
});
