import { expect, it } from 'vitest';
import type { ClosedConversation } from '../../shared/protocol/rep/contract.ts';
import { readClosed } from '../features/conversations/closed-repository.ts';
import { readColleagues } from '../features/conversations/colleagues-repository.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
import { putTask, readTask } from '../features/desk/tasks-repository.ts';
import { insertMeeting, readMeetings } from '../features/meetings/meeting-repository.ts';
import { readFoundPeople } from '../features/search/found-repository.ts';
import { createTeam } from '../features/team/team.ts';
import { type RoutingHouse, routingHouse } from './support/routing-house.ts';

const closed = (house: RoutingHouse): Promise<ClosedConversation[]> =>
  readClosed(house.store.k, { repId: null, before: null, limit: 10, tag: null, disposition: null });

it('a visitor to practise on is marked wherever people are listed, and a real one nowhere', async () => {
  const house = await routingHouse();
  const ada = await house.rep('Ada Lind');
  const { k } = house.store;
  const team = createTeam(house.core, house);
  const seen = async () => {
    const inbox = (await readInbox(k, ada.personId)).rows.map(({ visitor }) => visitor);
    const team = (await readColleagues(k, 10)).rows.map(({ visitor }) => visitor);
    const offers = (await house.offersOf(ada.personId)).map(({ visitor }) => visitor);
    return [...inbox, ...team, ...offers].map(({ practice }) => practice);
  };
  for (const [name, mark] of [
    ['a robot', true],
    ['maria', undefined],
  ] as const) {
    const { conversationId, visitorId } = await house.ask(name);
    if (mark) await house.practise(name);
    // Waiting, and on the card.
    expect(await seen()).toEqual([mark, mark]);
    const [offered] = (await team.read()).items.flatMap(({ offers }) => offers);
    expect([offered?.visitor.practice, (await team.waiting())[0]?.visitor.practice]).toEqual([mark, mark]);
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.say(ada, conversationId, 'Hello!');
    // Mine, and the team's.
    expect(await seen()).toEqual([mark, mark]);
    const [row] = (await team.read()).items.filter(({ id }) => id === ada.personId);
    const talk = row?.talks.find((one) => one.conversationId === conversationId);
    expect([talk?.visitor.id, talk?.visitor.practice]).toEqual([visitorId, mark]);
    const taskId = house.core.ids.next();
    const by = { owner_id: ada.personId, created_by: ada.personId, created_at: 0, due_at: null, told_at: null };
    const task = {
      id: taskId,
      conversation_id: conversationId,
      visitor_id: visitorId,
      title: 'Send the offer',
      note: '',
    };
    await house.store.run((tx) => putTask(tx, { ...task, ...by, state: 'open', done_at: null }));
    expect((await readTask(k, taskId))?.visitor.practice).toBe(mark);
    const startsAt = house.clock.now() + 3_600_000 * (mark ? 1 : 2);
    await insertMeeting(k, {
      ...{ id: house.core.ids.next(), rep_id: ada.personId, rep_zone: 'UTC', visitor_id: visitorId },
      ...{ conversation_id: conversationId, client_id: house.core.ids.next(), status: 'booked', created_at: 0 },
      ...{ guest_name: name, guest_email: 'guest@acme.example', guest_zone: 'UTC', canceled_at: null },
      ...{ starts_at: startsAt, ends_at: startsAt + 1_800_000 },
    });
    const meetings = await readMeetings(k, ada.personId, 0);
    expect(meetings.find((one) => one.visitorId === visitorId)?.practice).toBe(mark);
    const [found] = await readFoundPeople(k, [visitorId], 10);
    expect(found?.practice).toBe(mark);
    await house.close(conversationId);
    expect((await closed(house)).find((one) => one.visitorId === visitorId)?.practice).toBe(mark);
  }
  await house.stop();
});
