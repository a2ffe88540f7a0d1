import { describe, expect, it, vi } from 'vitest';
import { LiveParams } from '../../shared/protocol/rep/live.ts';
import type { NewRow } from '../db/schema.ts';
import { aPerson } from './support/builders.ts';
import { visitorHouse } from './support/visitor-house.ts';

/** A pending item as routing stores it. */
const aWait: Omit<NewRow<'work_items'>, 'id' | 'conversation_id' | 'visitor_id' | 'waiting_since'> = {
  kind: 'inbound_chat',
  state: 'pending',
  priority: 0,
  rep_id: null,
  continues_id: null,
  routing_facts: '{}',
  rule_id: null,
  stage_no: 0,
  attempts: 0,
  called: 0,
  heard_at: null,
  dormant_at: null,
  stage_until: null,
  overflow_at: 0,
  retry_at: null,
  round: 0,
  created_at: 0,
  assigned_at: null,
  started_at: null,
  nudged_at: null,
  unanswered_due: null,
  wrap_until: null,
  ended_at: null,
  booker_shown_at: null,
  booked_at: null,
  rep_was_eligible: 0,
  outcome: null,
  outcome_reason: null,
  outcome_at: null,
  outcome_rep_id: null,
  waited_ms: null,
};

const talk = { kind: 'choice' as const, choice: 'talk' as const };

const talking = async () => {
  const house = await visitorHouse();
  const rep = await aPerson(house.core, 'Ada Lind');
  house.reps.available = [rep.personId];
  const actor = await house.arrive('ann', '/pricing');
  const started = await house.experiences.start(actor, 'ann', { clientId: house.core.ids.next(), by: talk });
  if (!started.ok) throw new Error(started.error.message);
  await house.settled();
  return { house, rep, actor, id: started.data.conversation.id };
};

describe('what the messenger shows', () => {
  it('is nothing but who is there, for a visitor who has done nothing yet', async () => {
    const house = await visitorHouse('ask');
    const ada = await aPerson(house.core, 'Ada Lind');
    house.reps.available = [ada.personId];
    const actor = await house.arrive('ann');
    expect(await house.messenger.stateOf(actor.visitorId)).toEqual({
      version: expect.any(Number),
      repsAvailable: true,
      canCall: false,
      faces: [{ id: ada.personId, name: 'Ada Lind', photo: null }],
      conversation: null,
      waiting: null,
      rep: null,
      askEmail: false,
      email: null,
      meeting: null,
      call: null,
      hold: null,
      pounce: null,
    });
  });

  it('is three faces at most', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dan']) {
      house.reps.available.push((await aPerson(house.core, name)).personId);
    }
    expect((await house.messenger.stateOf(actor.visitorId)).faces.map((face) => face.name)).toEqual([
      'Ada',
      'Ben',
      'Cleo',
    ]);
  });

  it('is since when one waits and from when booking instead is shown', async () => {
    const { house, actor } = await talking();
    const since = house.clock.now();
    expect((await house.messenger.stateOf(actor.visitorId)).waiting).toEqual({
      since,
      bookAt: since + 20_000,
      byVoice: false,
    });
  });

  it('is the rep of the conversation and whether they are there', async () => {
    const { house, rep, actor, id } = await talking();
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    house.reps.connected = false;
    expect(await house.messenger.stateOf(actor.visitorId)).toMatchObject({
      waiting: null,
      rep: { id: rep.personId, name: 'Ada Lind', connected: false },
      conversation: { id, phase: 'active' },
    });
  });

  it('is the closed conversation for an hour, and then none', async () => {
    const { house, actor, id } = await talking();
    await house.store.run((tx) => house.conversations.close(tx, id, 'visitor', actor.visitorId));
    expect(await house.messenger.stateOf(actor.visitorId)).toMatchObject({ conversation: { id, phase: 'closed' } });
    house.clock.advance(60 * 60_000);
    expect((await house.messenger.stateOf(actor.visitorId)).conversation).toBeNull();
  });

  it('is the next meeting that is not over, with a link to its calendar file', async () => {
    const { house, rep, actor, id } = await talking();
    const now = house.clock.now();
    const aMeeting = async (startsAt: number, status: 'booked' | 'canceled') => {
      const meetingId = house.core.ids.next();
      await house.store.k
        .insertInto('meetings')
        .values({
          id: meetingId,
          rep_id: rep.personId,
          rep_zone: 'Europe/Berlin',
          visitor_id: actor.visitorId,
          conversation_id: id,
          client_id: meetingId,
          guest_name: 'Ann',
          guest_email: 'ann@contoso.example',
          guest_zone: 'Europe/London',
          starts_at: startsAt,
          ends_at: startsAt + 1_800_000,
          status,
          created_at: now,
          canceled_at: null,
        })
        .execute();
      return meetingId;
    };
    await aMeeting(now - 3_600_000, 'booked');
    await aMeeting(now + 3_600_000, 'canceled');
    await aMeeting(now + 9_000_000, 'booked');
    const next = await aMeeting(now + 7_200_000, 'booked');
    expect((await house.messenger.stateOf(actor.visitorId)).meeting).toMatchObject({
      id: next,
      rep: { name: 'Ada Lind' },
      repZone: expect.stringContaining('/'),
      icsUrl: `https://foyer.example/meetings/${next}.ics`,
    });
  });
});

describe('the push', () => {
  it('comes when the visitor’s standing changed, with a growing version, and not for plain messages', async () => {
    const { house, rep, actor, id } = await talking();
    const before = house.pushed.length;
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    await house.settled();
    const joined = house.pushed.slice(before);
    expect(joined.at(-1)).toMatchObject([actor.visitorId, { rep: { name: 'Ada Lind', connected: true } }]);
    const count = house.pushed.length;
    await house.store.run((tx) =>
      house.conversations.send(tx, rep, { conversationId: id, clientId: house.core.ids.next(), text: 'Hello' }),
    );
    await house.settled();
    expect(house.pushed).toHaveLength(count);
    const versions = house.pushed.map(([, state]) => state.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  });

  it('is one for all that one turn changed', async () => {
    const { house, rep, actor, id } = await talking();
    const before = house.pushed.length;
    await Promise.all([
      house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId })),
      house.experiences.giveEmail(actor, 'ann@contoso.example'),
    ]);
    await house.settled();
    expect(house.pushed.slice(before)).toMatchObject([
      [actor.visitorId, { rep: { name: 'Ada Lind' }, email: 'ann@contoso.example' }],
    ]);
  });

  it('tells everybody who is here when the first rep comes and the last one goes, and nobody in between', async () => {
    const house = await visitorHouse();
    const [ann, ben] = [await house.arrive('ann'), await house.arrive('ben')];
    house.visitors.socketClosed(ben, 'ben');
    const reps: string[] = [];
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dan']) reps.push((await aPerson(house.core, name)).personId);
    const presence = async (available: string[]) => {
      house.reps.available = available;
      await house.store.run((tx) => tx.signal('presence.changed', { repId: reps[0] ?? '', reason: null }));
      await house.settled();
      return house.pushed.splice(0).map(([visitorId, state]) => [visitorId, state.repsAvailable]);
    };
    expect(await presence(reps.slice(0, 3))).toEqual([[ann.visitorId, true]]);
    expect(await presence(reps)).toEqual([]);
    expect(await presence([])).toEqual([[ann.visitorId, false]]);
  });

  it('tells the visitors of a rep who is lost, and no others', async () => {
    const { house, rep, actor, id } = await talking();
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    await house.arrive('eve');
    await house.store.run((tx) => tx.signal('presence.changed', { repId: rep.personId, reason: null }));
    await house.settled();
    house.pushed.length = 0;
    house.reps.connected = false;
    await house.store.run((tx) => tx.signal('presence.changed', { repId: rep.personId, reason: 'lost' }));
    await house.settled();
    expect(house.pushed).toMatchObject([[actor.visitorId, { rep: { connected: false } }]]);
  });

  it('of a turned page is what the live view shows, but nothing to the visitor', async () => {
    const house = await visitorHouse();
    const actor = await house.arrive('ann');
    await house.settled();
    house.pushed.length = 0;
    await house.look(actor, 'ann', '/pricing');
    await house.settled();
    expect(house.pushed).toEqual([]);
    expect(house.visitors.floor.card(actor.visitorId)?.page?.path).toBe('/pricing');
  });
});

describe('the live card', () => {
  it('counts the wait from when it began, also where a rep came between and never said a word', async () => {
    const { house, rep, actor, id } = await talking();
    const card = () => house.visitors.floor.card(actor.visitorId);
    const began = house.clock.now();
    expect(card()?.waitingSince).toBe(began);
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    expect(card()?.waitingSince).toBeNull();
    house.clock.advance(60_000);
    // The successor of the item that was never started goes on with its wait.
    await house.store.run(async (tx) => {
      await tx.k
        .insertInto('work_items')
        .values({
          ...aWait,
          id: house.core.ids.next(),
          conversation_id: id,
          visitor_id: actor.visitorId,
          waiting_since: began,
        })
        .execute();
      await house.conversations.release(tx, { conversationId: id });
      await house.conversations.markWaiting(tx, id);
    });
    await vi.waitFor(() => expect(card()).toMatchObject({ activity: 'waiting', waitingSince: began }));
  });

  it('follows the conversation: waiting, chatting with whom, and browsing again', async () => {
    const { house, rep, actor, id } = await talking();
    const card = () => house.visitors.floor.card(actor.visitorId);
    expect(card()).toMatchObject({ activity: 'waiting', conversationId: id, rep: null });
    expect(house.visitors.floor.window(LiveParams.parse({ scope: 'waiting', limit: 5 })).items).toHaveLength(1);
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    expect(card()).toMatchObject({ activity: 'chatting', rep: { name: 'Ada Lind' } });
    await house.store.run((tx) => house.conversations.close(tx, id, 'rep', rep.personId));
    expect(card()).toMatchObject({ activity: 'browsing', conversationId: null, rep: null });
  });

  it('is true again after a restart, once the visitor is back', async () => {
    const { house, rep, actor, id } = await talking();
    await house.store.run((tx) => house.conversations.assign(tx, { conversationId: id, repId: rep.personId }));
    house.visitors.stop();
    house.messenger.stop();
    const after = await visitorHouse('implied', house);
    await after.visitors.start();
    await after.arrive('ann', '/pricing');
    expect(after.visitors.floor.card(actor.visitorId)).toMatchObject({
      activity: 'chatting',
      rep: { name: 'Ada Lind' },
      connection: 'here',
    });
  });
});
