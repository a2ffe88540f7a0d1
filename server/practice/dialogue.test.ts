import { describe, expect, it, test } from 'vitest';
import { seededRandom } from '../features/demo/seeded-random.ts';
import { createDialogue, type Talker, type Turn } from './dialogue.ts';
import { intentOf } from './intents.ts';
import { smallTalkOf } from './words/small-talk-of.ts';

test.each([
  ['What is your e-mail?', 'email'],
  ['Wohin darf ich das schicken, wie ist Ihre E-Mail-Adresse?', 'email'],
  ['¿Cuál es su correo?', 'email'],
  ['メールアドレスを教えてください', 'email'],
  ['I will send it by e-mail.', null],
  ['May I call you?', 'call'],
  ['Darf ich Sie anrufen?', 'call'],
  ['Technically that is no problem.', null],
  ['Shall we book a time?', 'meeting'],
  ['Passt Ihnen ein Termin morgen?', 'meeting'],
  ['How many order lines do you have?', 'figures'],
  ['Wie viele Artikel sind es?', 'figures'],
  ['What is your name?', 'name'],
  ['Have a good day!', 'bye'],
  ['À bientôt et bonne journée', 'bye'],
  ['Hi, I am Inês.', 'hello'],
  ['Olá, boa tarde!', 'hello'],
  ['Is that indoors?', 'question'],
  ['The pilot takes twelve weeks and costs nothing if you stop.', null],
])('%s → %s', (text, intent) => {
  expect(intentOf(text)).toBe(intent);
});

const talk = smallTalkOf('en-GB');
const topic = { question: 'How much is it?', next: ['Is service included?', 'And set-up?'] };
const ana: Talker = { name: 'Ana Lima', email: 'ana@acme.example', calls: true };
const nobody: Talker = { name: null, email: null, calls: false };

const begin = (who: Talker, seed = 7) => createDialogue(who, topic, talk, seededRandom(seed));
const said = (turns: readonly Turn[]): string[] => turns.flatMap((turn) => (turn.do === 'say' ? [turn.text] : []));
const done = (turns: readonly Turn[]): string[] => turns.map((turn) => turn.do);

describe('a visitor in a talk', () => {
  it('asks on after an answer, then thanks, then goes', () => {
    const dialogue = begin(ana);
    expect(said(dialogue.answer('980 euros a month.'))).toEqual(['Is service included?']);
    expect(said(dialogue.answer('It is.'))).toEqual(['And set-up?']);
    expect(talk.thanks).toContain(said(dialogue.answer('38,000 once.'))[0]);
    const last = dialogue.answer('You are welcome.');
    expect(done(last)).toEqual(['say', 'go']);
    expect(talk.bye).toContain(said(last)[0]);
  });

  it('gives the e-mail address when asked, and only if there is one', () => {
    const given = begin(ana).answer('Great. What is your e-mail address?');
    expect(done(given)).toEqual(['say', 'give_email']);
    expect(said(given)[0]).toContain('ana@acme.example');
    const kept = begin(nobody).answer('What is your e-mail address?');
    expect(done(kept)).toEqual(['say']);
    expect(talk.noEmail).toContain(said(kept)[0]);
  });

  it('says who they are only if they would', () => {
    expect(said(begin(ana).answer('May I ask your name?'))[0]).toContain('Ana Lima');
    expect(talk.noName).toContain(said(begin(nobody).answer('May I ask your name?'))[0]);
  });

  it('books a time once it is proposed, and says so when it is done', () => {
    const dialogue = begin(ana);
    expect(done(dialogue.answer('Would you like to book a meeting?'))).toEqual(['say', 'book']);
    expect(talk.booked).toContain(said(dialogue.booked(true))[0]);
    expect(done(dialogue.answer('Perfect, the meeting is in my calendar.'))).not.toContain('book');
  });

  it('asked the same a second time goes on instead of repeating itself', () => {
    const dialogue = begin(ana);
    dialogue.answer('Hello!');
    expect(said(dialogue.answer('Hello again!'))).toEqual(['Is service included?']);
  });

  it('wonders once when nobody writes, then leaves', () => {
    const dialogue = begin(ana);
    expect(talk.there).toContain(said(dialogue.silence())[0]);
    expect(done(dialogue.silence())).toEqual(['say', 'go']);
  });

  it('leaves without a booking where it would not say who it is', () => {
    for (let seed = 0; seed < 20; seed += 1) expect(done(begin(nobody, seed).nobodyCame())).toEqual(['say', 'go']);
    const ways = new Set(Array.from({ length: 20 }, (_, seed) => done(begin(ana, seed).nobodyCame()).join(' ')));
    expect(ways).toEqual(new Set(['book', 'say go']));
  });
});

test('every language can say everything, and fills in the names', () => {
  for (const locale of ['en', 'de-AT', 'es-MX', 'fr-CA', 'pt-BR', 'ja-JP', 'ar-EG']) {
    const words = smallTalkOf(locale);
    expect(words.topics.length).toBeGreaterThanOrEqual(3);
    for (const { question, next } of words.topics) {
      expect(question.length).toBeGreaterThan(5);
      expect(next.length).toBeGreaterThanOrEqual(2);
    }
    const { topics: _, ...lines } = words;
    for (const [key, list] of Object.entries(lines)) {
      expect([locale, key, list.length > 0]).toEqual([locale, key, true]);
      for (const line of list) expect(line.trim().length).toBeGreaterThan(0);
    }
    for (const line of words.email) expect(line).toContain('{email}');
    for (const line of words.name) expect(line).toContain('{name}');
  }
  expect(smallTalkOf('nl-NL')).toBe(smallTalkOf('en'));
  expect(smallTalkOf('de-CH')).not.toBe(smallTalkOf('en'));
});
