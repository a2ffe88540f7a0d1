import { describe, expect, it } from 'vitest';
import type { VisitorActor } from '../features/actor.ts';
import { visitorWords } from '../features/words/visitor-words.ts';
import { aPerson } from './support/builders.ts';
import { type VisitorHouse, visitorHouse } from './support/visitor-house.ts';

type By = { kind: 'choice'; choice: 'talk' | 'book' } | { kind: 'text'; text: string };
const talk: By = { kind: 'choice', choice: 'talk' };
const book: By = { kind: 'choice', choice: 'book' };

const start = async (
  house: VisitorHouse,
  actor: VisitorActor,
  by: By,
  over: { impressionId?: string; clientId?: string } = {},
) => {
  const clientId = over.clientId ?? house.core.ids.next();
  const result = await house.experiences.start(actor, 'ann', { ...over, clientId, by });
  if (!result.ok) throw new Error(result.error.message);
  return result.data.conversation;
};

const withRep = async (house: VisitorHouse) => {
  const rep = await aPerson(house.core, 'Ada Lind');
  house.reps.available = [rep.personId];
  return rep;
};

const stepsOf = async (house: VisitorHouse): Promise<string[]> => {
  const rows = await house.store.k.selectFrom('experience_steps').selectAll().orderBy('id').execute();
  return rows.map((row) => (row.drop === null ? row.step : `${row.step}: ${row.drop}`));
};

const messagesOf = async (house: VisitorHouse) =>
  (await house.store.k.selectFrom('messages').selectAll().orderBy('seq').execute()).map((row) => [
    row.sender_kind,
    row.text,
  ]);

describe('the impression', () => {
  it('is one for one look at a page, however often it is reported, and another on the next page', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann', '/pricing');
    const first = await house.shown(actor, 'ann');
    expect(await house.shown(actor, 'ann')).toBe(first);
    await house.look(actor, 'ann', '/security');
    expect(await house.shown(actor, 'ann')).not.toBe(first);
    expect(await house.rows('impressions')).toHaveLength(2);
  });

  it('is the same before and after a visitor who lived in memory is kept', async () => {
    const house = await visitorHouse('ask');
    const actor = await house.arrive('ann', '/pricing');
    const first = await house.shown(actor, 'ann');
    await house.experiences.giveEmail(actor, 'ann@contoso.example');
    expect(await house.shown(actor, 'ann')).toBe(first);
    expect(await house.rows('impressions')).toMatchObject([{ id: first }]);
  });

  it('of another visitor cannot be named as one’s own', async () => {
    const house = await visitorHouse();
    const eve = await house.arrive('eve', '/pricing');
    const foreign = await house.shown(eve, 'eve');
    await start(house, await house.arrive('ann', '/pricing'), talk, { impressionId: foreign });
    expect(await house.rows('conversations')).toMatchObject([{ impression_id: null }]);
  });

  it('is of an experience that exists', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    const result = await house.experiences.shown(actor, 'ann', '01930000-0000-7000-8000-00000000dead');
    expect(result).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('the start of a conversation', () => {
  it('by *Talk to sales* says so for the visitor, routes, and asks for an e-mail address', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann', '/pricing');
    const conversation = await start(house, actor, talk, { impressionId: await house.shown(actor, 'ann') });
    expect(conversation.phase).toBe('waiting');
    expect(house.asked).toEqual([conversation.id]);
    expect(await messagesOf(house)).toEqual([
      ['bot', visitorWords('en')['experience.greeting']],
      ['visitor', visitorWords('en')['experience.talk']],
    ]);
    expect(await house.rows('conversations')).toMatchObject([
      { words: '', page_path: '/pricing', email_asked: 'asked' },
    ]);
    expect(await stepsOf(house)).toEqual(['greeting', 'route', 'email']);
    expect(house.outlived()).toBe(0);
  });

  it('by own words leads lists and offers with them', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann', '/pricing');
    await start(house, actor, { kind: 'text', text: 'Do you integrate with SAP?' });
    expect(await house.rows('conversations')).toMatchObject([{ words: 'Do you integrate with SAP?' }]);
    expect(await messagesOf(house)).toEqual([['visitor', 'Do you integrate with SAP?']]);
    expect(house.asked).toHaveLength(1);
  });

  it('by *Book a meeting* leads to the booker and waits for nobody', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann', '/pricing');
    const conversation = await start(house, actor, book, { impressionId: await house.shown(actor, 'ann') });
    expect(conversation.phase).toBe('overflow');
    expect(house.asked).toEqual([]);
    expect(await stepsOf(house)).toEqual(['greeting', 'booker']);
  });

  it('leads to the booker at once where nobody is there', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann', '/pricing');
    const conversation = await start(house, actor, talk, { impressionId: await house.shown(actor, 'ann') });
    expect(conversation.phase).toBe('overflow');
    expect(await stepsOf(house)).toEqual(['greeting', 'route', 'booker']);
    expect(await house.rows('conversations')).toMatchObject([{ email_asked: 'no' }]);
  });

  it('sent twice is one start, one routing and no second message', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    const clientId = house.core.ids.next();
    const [first, again] = await Promise.all([
      start(house, actor, talk, { clientId }),
      start(house, actor, talk, { clientId }),
    ]);
    expect(again.id).toBe(first.id);
    expect(house.asked).toHaveLength(1);
    expect(await messagesOf(house)).toHaveLength(2);
  });

  it('sent again late does not ask for reps a second time', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    const clientId = house.core.ids.next();
    await start(house, actor, talk, { clientId });
    await withRep(house);
    expect(await start(house, actor, talk, { clientId })).toMatchObject({ phase: 'overflow' });
    expect(house.asked).toHaveLength(1);
  });

  it('in a second tab goes into the open conversation, and no word of it is lost', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    const first = await start(house, actor, talk);
    const second = await start(house, actor, { kind: 'text', text: 'In which regions?' });
    expect(second.id).toBe(first.id);
    expect((await messagesOf(house)).at(-1)).toEqual(['visitor', 'In which regions?']);
    expect(house.asked).toHaveLength(1);
  });

  it('is a new one after the last was closed', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    const first = await start(house, actor, talk);
    await house.store.run((tx) => house.conversations.close(tx, first.id, 'visitor', actor.visitorId));
    const second = await start(house, actor, talk);
    expect(second.id).not.toBe(first.id);
    expect(house.asked).toEqual([first.id, second.id]);
  });

  it('is refused to somebody the router does not know', async () => {
    const house = await visitorHouse();
    const nobody: VisitorActor = { kind: 'visitor', visitorId: house.core.ids.next(), siteId: house.siteId };
    const result = await house.experiences.start(nobody, 'tab', { clientId: house.core.ids.next(), by: talk });
    expect(result).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(await house.rows('conversations')).toEqual([]);
  });
});

describe('a visitor who writes again after they were shown the booker', () => {
  const say = (house: VisitorHouse, actor: VisitorActor, conversationId: string, text: string) =>
    house.store.run((tx) =>
      house.conversations.send(tx, actor, { conversationId, clientId: house.core.ids.next(), text }),
    );

  it('waits again where somebody came meanwhile', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    const { id } = await start(house, actor, talk);
    await withRep(house);
    await say(house, actor, id, 'Is anybody there now?');
    expect(house.asked).toEqual([id, id]);
    expect(await house.rows('conversations')).toMatchObject([{ phase: 'waiting' }]);
  });

  it('is heard but not shown the booker once more where nobody came', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    const { id } = await start(house, actor, talk);
    await say(house, actor, id, 'Is anybody there now?');
    expect(house.asked).toEqual([id]);
    expect((await messagesOf(house)).at(-1)).toEqual(['visitor', 'Is anybody there now?']);
  });

  it('may press *Talk to sales* after all', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    const first = await start(house, actor, book);
    const second = await start(house, actor, talk);
    expect(second).toMatchObject({ id: first.id, phase: 'waiting' });
  });
});

describe('a conversation whose visitor is gone for good', () => {
  const gone = async (taken: boolean, consent: 'implied' | 'off' = 'implied') => {
    const house = await visitorHouse(consent);
    const rep = await withRep(house);
    await house.visitors.start();
    const actor = await house.arrive('ann');
    const { id } = await start(house, actor, talk);
    if (taken) {
      await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    }
    house.visitors.socketClosed(actor, 'ann');
    return { house, actor };
  };

  it.each(['implied', 'off'] as const)(
    'is closed five minutes later where no rep had taken it (consent %s)',
    async (consent) => {
      const { house, actor } = await gone(false, consent);
      await house.pass(4 * 60_000);
      expect(await house.rows('conversations')).toMatchObject([{ state: 'open' }]);
      await house.pass(90_000);
      expect(await house.rows('conversations')).toMatchObject([{ state: 'closed', close_reason: 'visitor_left' }]);
      expect(house.visitors.recordOf(actor.visitorId)).toBeUndefined();
    },
  );

  it('stays the rep’s where one had', async () => {
    const { house, actor } = await gone(true);
    await house.pass(10 * 60_000);
    expect(await house.rows('conversations')).toMatchObject([{ state: 'open', phase: 'active' }]);
    expect(house.visitors.connectionOf(actor.visitorId)).toBe('left');
  });

  it('is closed as well when the router was restarted meanwhile', async () => {
    const { house } = await gone(false);
    house.visitors.stop();
    const after = await visitorHouse('implied', house);
    await after.visitors.start();
    await after.pass(6 * 60_000);
    expect(await after.rows('conversations')).toMatchObject([{ state: 'closed', close_reason: 'visitor_left' }]);
  });

  it('goes on with a visitor who was away for a shorter time', async () => {
    const { house, actor } = await gone(false);
    await house.pass(4 * 60_000);
    await house.arrive('ann', '/pricing', { tab: 'again' });
    await house.pass(10 * 60_000);
    expect(await house.rows('conversations')).toMatchObject([{ state: 'open' }]);
    expect(house.visitors.floor.card(actor.visitorId)).toMatchObject({ connection: 'here', visits: 1 });
  });
});

describe('the e-mail question', () => {
  const waiting = async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    const conversation = await start(house, actor, talk);
    return { house, actor, conversation };
  };
  const asked = async ({ messenger }: VisitorHouse, actor: VisitorActor) =>
    (await messenger.stateOf(actor.visitorId)).askEmail;

  it('stands while the visitor waits, until it is answered', async () => {
    const { house, actor } = await waiting();
    expect(await asked(house, actor)).toBe(true);
    await house.experiences.giveEmail(actor, 'ann@contoso.example');
    expect(await house.messenger.stateOf(actor.visitorId)).toMatchObject({
      askEmail: false,
      email: 'ann@contoso.example',
      conversation: { phase: 'waiting' },
    });
    expect(await house.rows('conversations')).toMatchObject([{ email_asked: 'given' }]);
  });

  it('is skippable, and not asked again', async () => {
    const { house, actor, conversation } = await waiting();
    await house.experiences.skipEmail(actor);
    expect(await asked(house, actor)).toBe(false);
    await house.store.run((tx) => house.conversations.showBooker(tx, conversation.id));
    await start(house, actor, { kind: 'text', text: 'Still there?' });
    expect(await house.rows('conversations')).toMatchObject([{ phase: 'waiting', email_asked: 'skipped' }]);
    expect(await asked(house, actor)).toBe(false);
  });

  it('is not asked of somebody whose address is known', async () => {
    const house = await visitorHouse();
    await withRep(house);
    const actor = await house.arrive('ann');
    await house.experiences.giveEmail(actor, 'ann@contoso.example');
    await start(house, actor, talk);
    expect(await house.rows('conversations')).toMatchObject([{ email_asked: 'no' }]);
  });
});

describe('a drop-off', () => {
  const greeted = async () => {
    const house = await visitorHouse();
    const rep = await withRep(house);
    const actor = await house.arrive('ann', '/pricing');
    const impressionId = await house.shown(actor, 'ann');
    return { house, rep, actor, impressionId };
  };
  const leave = async (house: VisitorHouse, actor: VisitorActor) => {
    house.visitors.socketClosed(actor, 'ann');
    await house.pass(45_000);
  };

  it('before any conversation is by closing or by leaving, and once', async () => {
    const { house, actor } = await greeted();
    await house.experiences.toggled(actor, false);
    await leave(house, actor);
    expect(await stepsOf(house)).toEqual(['greeting', 'greeting: closed_messenger']);
    const other = await greeted();
    await leave(other.house, other.actor);
    expect(await stepsOf(other.house)).toEqual(['greeting', 'greeting: left']);
  });

  it('is taken back by coming back', async () => {
    const { house, actor } = await greeted();
    await house.experiences.toggled(actor, false);
    await house.experiences.toggled(actor, true);
    expect(await stepsOf(house)).toEqual(['greeting', 'greeting: closed_messenger', 'greeting']);
  });

  it('is *abandoned* where nobody answered', async () => {
    const { house, actor, impressionId } = await greeted();
    await start(house, actor, talk, { impressionId });
    await leave(house, actor);
    expect((await stepsOf(house)).at(-1)).toBe('email: abandoned');
  });

  it('stays where it was when the conversation ends later', async () => {
    const { house, actor, impressionId } = await greeted();
    const { id } = await start(house, actor, talk, { impressionId });
    await leave(house, actor);
    await house.store.run((tx) => house.conversations.close(tx, id, 'visitor_left', null));
    expect((await stepsOf(house)).at(-1)).toBe('email: abandoned');
  });

  it('is *dropped* where the answer was never seen, and none where it was', async () => {
    const answered = async (seen: boolean) => {
      const { house, actor, rep, impressionId } = await greeted();
      const { id } = await start(house, actor, talk, { impressionId });
      await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
      await house.store.run((tx) =>
        house.conversations.send(tx, rep, { conversationId: id, clientId: house.core.ids.next(), text: 'Hello Ann' }),
      );
      if (seen) {
        await house.store.run((tx) => house.conversations.read(tx, actor, { conversationId: id, upTo: 99 }));
      }
      await leave(house, actor);
      return (await stepsOf(house)).at(-1);
    };
    expect(await answered(false)).toBe('rep: dropped');
    expect(await answered(true)).toBe('rep');
  });

  it('is none after the meeting was booked', async () => {
    const { house, actor, impressionId } = await greeted();
    const { id } = await start(house, actor, book, { impressionId });
    await house.store.run((tx) => house.conversations.booked(tx, id, house.core.ids.next(), 1));
    await leave(house, actor);
    expect((await stepsOf(house)).at(-1)).toBe('booked');
  });
});
