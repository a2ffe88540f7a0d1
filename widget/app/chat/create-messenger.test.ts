import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../shared/client/delivery/memory-store.ts';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import { fail } from '../../../shared/protocol/result.ts';
import type { Keeping } from '../presence/presence.ts';
import { createVisitorHouse, idOf } from '../tests/visitor-house.ts';
import { createMessenger } from './create-messenger.ts';
import type { Messenger } from './messenger.ts';

function setUp(keep: Keeping = 'yes', store = createMemoryStore(), toBook = false) {
  const house = createVisitorHouse(keep);
  const { time, ids } = house;
  const presence = { ...house.presence, toBook };
  const messenger = createMessenger({ presence, store, clock: time, timers: time, ids, random: () => 0.5 });
  return { ...house, messenger, store };
}

const texts = (messenger: Messenger): string[] =>
  messenger.getSnapshot().lines.flatMap((line) => {
    if (line.kind === 'event') return [];
    return [`${line.kind === 'message' ? line.entry.text : line.item.text} ${line.delivery ?? ''}`.trim()];
  });

describe('createMessenger', () => {
  it('welcomes with the experience of the page and reports it as shown once', async () => {
    const { messenger, heard } = setUp();
    expect(messenger.getSnapshot().phase).toBe('loading');
    await settled();
    await settled();
    expect(messenger.getSnapshot()).toMatchObject({ phase: 'welcome', experience: { greeting: 'Hello' } });
    expect(heard('experience.shown')).toHaveLength(1);
  });

  it('opens the booker for whoever came by a link to it, once what may be kept is answered', async () => {
    const { messenger } = setUp('yes', createMemoryStore(), true);
    await settled();
    await settled();
    expect(messenger.getSnapshot().booking).toBe(true);
    const asked = setUp('ask', createMemoryStore(), true).messenger;
    await settled();
    await settled();
    expect(asked.getSnapshot()).toMatchObject({ booking: false, consenting: true });
    asked.answerConsent(true);
    await settled();
    expect(asked.getSnapshot().booking).toBe(true);
  });

  it('begins by a choice: the choice stands on screen at once, then in the conversation, once', async () => {
    const { messenger, heard } = setUp();
    await settled();
    await settled();
    messenger.choose('talk', 'Talk to sales');
    await Promise.resolve();
    expect(messenger.getSnapshot().starting).toMatchObject({ label: 'Talk to sales', failed: false });
    await settled();
    await settled();
    expect(messenger.getSnapshot()).toMatchObject({ phase: 'waiting', starting: null });
    expect(texts(messenger)).toEqual(['Hello', 'Talk to sales sent']);
    expect(heard('conversation.start')).toMatchObject([{ impressionId: idOf(900_003), by: { choice: 'talk' } }]);
  });

  it('begins by own words, stored once however often the start is answered late', async () => {
    const { messenger, line, answers, time, conversations } = setUp();
    await settled();
    const start = answers['conversation.start'];
    let lost = 1;
    answers['conversation.start'] = (input) => {
      const answer = start?.(input);
      lost -= 1;
      return lost >= 0 ? new Promise(() => {}) : answer;
    };
    await messenger.send('Do you integrate with SAP?');
    await settled();
    line.cut();
    await time.advance(5_000);
    await time.advance(5_000);
    expect(conversations).toHaveLength(1);
    expect(texts(messenger)).toEqual(['Hello', 'Do you integrate with SAP? sent']);
  });

  it('keeps words written without a network, in order, and sends them once it is back', async () => {
    const { messenger, line, time, conversations } = setUp();
    line.reachable = false;
    await time.advance(2_000);
    await messenger.send('one');
    await messenger.send('two');
    expect(texts(messenger)).toEqual(['one sending', 'two sending']);
    line.reachable = true;
    await time.advance(30_000);
    expect(texts(messenger)).toEqual(['Hello', 'one sent', 'two sent']);
    expect(conversations).toHaveLength(1);
  });

  it('knows of a tray of files right after it was filled, though the page went in the same moment', async () => {
    const first = setUp();
    await settled();
    first.messenger.keepTray(true);
    await settled();
    const { messenger } = setUp('yes', first.store);
    await messenger.draftReady;
    expect(messenger.trayKept()).toBe(true);
  });

  it('begins anew where the conversation turns out to be closed', async () => {
    const { messenger, append, conversations } = setUp();
    await settled();
    await messenger.send('first');
    await settled();
    const [first] = conversations;
    if (first) first.head.phase = 'closed';
    await messenger.send('second');
    await settled();
    await settled();
    expect(conversations).toHaveLength(2);
    expect(texts(messenger)).toEqual(['Hello', 'second sent']);
    append({ type: 'closed', reason: 'rep' }, { phase: 'closed' });
    await settled();
    expect(messenger.getSnapshot().phase).toBe('closed');
  });

  it('shows a permanent failure on the one message, which can be tried again', async () => {
    const { messenger, answers } = setUp();
    await settled();
    await messenger.send('first');
    await settled();
    const send = answers['conversation.send'];
    answers['conversation.send'] = () => fail('forbidden', 'no');
    await messenger.send('bad');
    await settled();
    expect(texts(messenger)).toEqual(['Hello', 'first sent', 'bad failed']);
    if (send) answers['conversation.send'] = send;
    const line = messenger.getSnapshot().lines.at(-1);
    messenger.retry(line?.key ?? '');
    await settled();
    expect(texts(messenger)).toEqual(['Hello', 'first sent', 'bad sent']);
  });

  it('asks before the first act of a visitor whose site asks, and acts after either answer', async () => {
    for (const keep of [true, false]) {
      const { messenger, heard, presence } = setUp('ask');
      await settled();
      const sending = messenger.send('hello');
      await settled();
      expect(messenger.getSnapshot().consenting).toBe(true);
      expect(heard('conversation.start')).toEqual([]);
      messenger.answerConsent(keep);
      expect(await sending).toBe(true);
      await settled();
      expect(presence.keeping.getSnapshot()).toBe(keep ? 'yes' : 'no');
      expect(heard('conversation.start')).toHaveLength(1);
      messenger.choose('talk', 'Talk');
      await settled();
      expect(messenger.getSnapshot().consenting).toBe(false);
    }
  });

  it('shows *book instead* from the moment the router named', async () => {
    const { messenger, pushState, time } = setUp();
    await settled();
    await messenger.send('hello');
    await settled();
    pushState({ waiting: { since: time.now(), bookAt: time.now() + 20_000, byVoice: false } });
    await time.advance(19_900);
    expect(messenger.getSnapshot().mayBook).toBe(false);
    await time.advance(100);
    expect(messenger.getSnapshot().mayBook).toBe(true);
    pushState({ waiting: null });
    await settled();
    expect(messenger.getSnapshot().mayBook).toBe(false);
  });

  it('counts on the launcher what a closed messenger has not shown', async () => {
    const { messenger, append, opened, unread } = setUp();
    await settled();
    await messenger.send('hello');
    await settled();
    const rep = { id: idOf(800), name: 'Ana', photo: null };
    opened.set(false);
    append({ type: 'message', id: idOf(801), clientId: idOf(802), sender: { kind: 'rep', rep }, text: 'Hi' });
    await settled();
    expect(unread()).toBe(2);
    opened.set(true);
    expect(unread()).toBe(0);
    messenger.markRead();
    await settled();
    expect(messenger.getSnapshot().lines.at(-1)).toMatchObject({ key: idOf(802) });
  });

  it('asks for an e-mail address, says what became of it, and takes no for an answer', async () => {
    const { messenger, pushState, answers, heard } = setUp();
    await settled();
    pushState({ askEmail: true });
    await settled();
    expect(messenger.getSnapshot().email).toBe('ask');
    answers['email.give'] = () => fail('bad_request', 'email');
    messenger.giveEmail('a@b');
    expect(messenger.getSnapshot().email).toBe('saving');
    await settled();
    expect(messenger.getSnapshot().email).toBe('wrong');
    messenger.skipEmail();
    pushState({ askEmail: false });
    await settled();
    expect(messenger.getSnapshot().email).toBe('none');
    expect(heard('email.skip')).toHaveLength(1);
  });

  it('goes on where the rep takes back that they closed it', async () => {
    const { messenger, append } = setUp();
    await settled();
    await settled();
    messenger.choose('talk', 'Talk to sales');
    await settled();
    await settled();
    append({ type: 'closed', reason: 'rep' }, { phase: 'closed' });
    await settled();
    expect(messenger.getSnapshot().phase).toBe('closed');
    append({ type: 'joined', rep: { id: idOf(7), name: 'Ada', photo: null }, reopened: true }, { phase: 'active' });
    await settled();
    expect(messenger.getSnapshot().phase).toBe('active');
    await messenger.send('Are you still there?');
    await settled();
    expect(texts(messenger).at(-1)).toBe('Are you still there? sent');
  });

  it('leaves a closed conversation for a fresh welcome, and does not fall back into it', async () => {
    const { messenger, append, pushState } = setUp();
    await settled();
    await messenger.send('hello');
    await settled();
    append({ type: 'closed', reason: 'rep' }, { phase: 'closed' });
    await settled();
    expect(messenger.getSnapshot().phase).toBe('closed');
    messenger.restart();
    pushState();
    await settled();
    expect(messenger.getSnapshot()).toMatchObject({ phase: 'welcome', lines: [] });
    await messenger.send('again');
    await settled();
    await settled();
    expect(texts(messenger)).toEqual(['Hello', 'again sent']);
  });

  it('finds a draft and unsent words again after a reload', async () => {
    const store = createMemoryStore();
    const first = setUp('yes', store);
    first.line.reachable = false;
    await settled();
    await first.messenger.send('unsent');
    first.messenger.setDraft('half a sent');
    await first.time.advance(1_000);
    const second = setUp('yes', store);
    await second.messenger.draftReady;
    expect(second.messenger.draft()).toBe('half a sent');
    await settled();
    await settled();
    expect(texts(second.messenger)).toEqual(['Hello', 'unsent sent']);
  });
});
