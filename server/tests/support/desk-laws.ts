import { expect } from 'vitest';
import { createAudit } from '../../features/audit/audit.ts';
import { createBlocks } from '../../features/desk/blocks.ts';
import { type DeskHouse, dataOf } from './desk-house.ts';

/** Lets what a timer began come to its end: the next command waits for it. */
const settled = (house: DeskHouse): Promise<unknown> => house.core.store.run(async () => null);

/** A note is kept once, seen by reps alone, and told to whom it names until they have read it. */
const checkNotes = async (house: DeskHouse): Promise<void> => {
  const { core, notes, reads, ada, ben, mia, inbox, notices, editing } = house;
  const { conversationId, visitor } = await house.talk();
  const note = {
    conversationId,
    clientId: core.ids.next(),
    text: 'Asks for SSO, @Ben Okoro',
    mentions: [ben.personId],
  };
  const first = dataOf(await notes.add(ada, note));
  expect(dataOf(await notes.add(ada, note))).toEqual(first);
  const seen = async (who: typeof ada | typeof visitor) =>
    dataOf(await reads.open(who, { conversationId, limit: 50 })).entries.find((entry) => entry.type === 'note');
  expect(await seen(ben)).toMatchObject({
    seq: first.seq,
    note: { text: note.text, mentions: [{ name: 'Ben Okoro' }] },
  });
  expect(await seen(visitor)).toEqual({ seq: first.seq, at: first.at, type: 'note', note: null });

  expect(notices).toEqual([
    {
      personId: ben.personId,
      notice: { kind: 'mention', conversationId, by: expect.objectContaining({ name: 'Ada Lind' }) },
    },
  ]);
  expect(await inbox(ben)).toEqual([expect.objectContaining({ id: conversationId, box: 'mention', mentions: 1 })]);
  // Whoever was named may answer; whoever was not may not.
  const answer = { conversationId, clientId: core.ids.next(), text: 'On it', mentions: [] };
  expect(await notes.add(ben, answer)).toMatchObject({ ok: true });
  const stranger = {
    conversationId: (await house.talk(mia)).conversationId,
    clientId: core.ids.next(),
    text: 'Hm',
    mentions: [],
  };
  expect(await notes.add(ben, stranger)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  dataOf(await notes.seen(ben, conversationId));
  expect(await inbox(ben)).toEqual([]);

  // Edited by its author alone, the words of everybody's copy are those of now; deleted they are gone, also for whoever was named.
  const change = (clientId: string) => ({ conversationId, clientId, message: note.clientId });
  const edit = (who: typeof ada, text: string) =>
    core.store.run((tx) => editing.edit(tx, who, { ...change(core.ids.next()), text }));
  expect(await edit(mia, 'Mine now')).toMatchObject({ ok: false });
  dataOf(await edit(ada, 'Asks for SAML'));
  expect(await seen(ben)).toMatchObject({ note: { text: 'Asks for SAML' } });
  const again = { ...answer, clientId: core.ids.next(), mentions: [mia.personId] };
  dataOf(await notes.add(ben, again));
  expect((await inbox(mia)).find((row) => row.id === conversationId)).toMatchObject({ mentions: 1 });
  dataOf(
    await core.store.run((tx) =>
      editing.remove(tx, ben, { conversationId, clientId: core.ids.next(), message: again.clientId }),
    ),
  );
  expect((await inbox(mia)).find((row) => row.id === conversationId)).toBeUndefined();
};

/** Snippets: own and shared ones, a version against overwriting, a shortcut once per reach. */
const checkSnippets = async ({ core, snippets, ada, ben, mia }: DeskHouse): Promise<void> => {
  const id = core.ids.next();
  const facts = { id, name: 'Hello', shortcut: 'hi', text: 'Hi {visitor.first_name|there}', shared: false, basedOn: 0 };
  expect(dataOf(await snippets.save(ada, facts))).toMatchObject({ version: 1, owner: { name: 'Ada Lind' } });
  expect(dataOf(await snippets.list(ben)).snippets).toEqual([]);
  const shared = { ...facts, id: core.ids.next(), shared: true };
  expect(await snippets.save(ada, shared)).toMatchObject({ error: { code: 'forbidden' } });
  dataOf(await snippets.save(mia, shared));
  expect(dataOf(await snippets.list(ben)).snippets.map((one) => one.id)).toEqual([shared.id]);
  expect(await snippets.save(ben, { ...shared, basedOn: 1 })).toMatchObject({ error: { code: 'not_found' } });
  expect(await snippets.save(mia, { ...shared, id: core.ids.next() })).toMatchObject({
    error: { code: 'conflict', detail: { why: 'shortcut_taken' } },
  });
  dataOf(await snippets.save(ada, { ...facts, text: 'Hello', basedOn: 1 }));
  expect(await snippets.save(ada, { ...facts, text: 'Late', basedOn: 1 })).toMatchObject({
    error: { code: 'conflict', detail: { why: 'changed', version: '2' } },
  });
  expect(await snippets.remove(ben, id)).toMatchObject({ error: { code: 'not_found' } });
  dataOf(await snippets.remove(ada, id));
  expect(dataOf(await snippets.list(ada)).snippets.map((one) => one.id)).toEqual([shared.id]);
};

/** Tags and dispositions: on the conversation, in the inbox, in the closed box and as its filter. */
const checkLabels = async (house: DeskHouse): Promise<void> => {
  const { core, labels, ada, ben, mia, inbox, reads } = house;
  await labels.load();
  await labels.load();
  const { dispositions } = dataOf(await labels.dispositions());
  expect(dispositions.map(({ name }) => name)).toEqual(['Qualified', 'Not a fit', 'Support', 'Spam', 'No answer']);
  const tag = { id: core.ids.next(), name: 'Security', tone: 3 };
  dataOf(await labels.saveTag(mia, tag));
  expect(await labels.saveTag(mia, { ...tag, id: core.ids.next(), name: 'security' })).toMatchObject({
    error: { detail: { why: 'name_taken' } },
  });
  const { conversationId } = await house.talk();
  const other = await house.talk();
  const put = (who: typeof ada, on: boolean) => labels.tag(who, { conversationId, tagId: tag.id, on });
  expect(await put(ben, true)).toMatchObject({ error: { code: 'forbidden' } });
  dataOf(await put(ada, true));
  dataOf(await put(ada, true));
  expect((await inbox(ada)).find((row) => row.id === conversationId)).toMatchObject({ tags: [tag.id] });
  for (let n = 0; n < 9; n += 1) {
    const more = { id: core.ids.next(), name: `Tag ${n}`, tone: 1 };
    dataOf(await labels.saveTag(mia, more));
    dataOf(await labels.tag(ada, { conversationId, tagId: more.id, on: true }));
  }
  const eleventh = { id: core.ids.next(), name: 'Too many', tone: 1 };
  dataOf(await labels.saveTag(mia, eleventh));
  expect(await labels.tag(ada, { conversationId, tagId: eleventh.id, on: true })).toMatchObject({
    error: { detail: { why: 'too_many' } },
  });

  const [qualified, notFit] = dispositions;
  if (!qualified || !notFit) throw new Error('there are no dispositions');
  const finish = (disposition: string | null, required = false) =>
    labels.finish(ada, { conversationId, disposition }, required);
  expect(await finish(null, true)).toMatchObject({ error: { detail: { reason: 'disposition' } } });
  dataOf(await finish(qualified.id, true));
  dataOf(await labels.finish(ada, { conversationId: other.conversationId, disposition: notFit.id }, false));
  const closed = async (filter: { tag?: string; disposition?: string }) =>
    dataOf(await reads.closed(ada, { whose: 'mine', limit: 10, ...filter })).items;
  expect(await closed({ tag: tag.id })).toEqual([
    expect.objectContaining({ id: conversationId, disposition: qualified.id, tags: expect.arrayContaining([tag.id]) }),
  ]);
  expect((await closed({ disposition: notFit.id })).map((row) => row.id)).toEqual([other.conversationId]);
  // Changed afterwards, and taken back.
  dataOf(await finish(notFit.id));
  expect(await closed({ disposition: notFit.id })).toHaveLength(2);
  dataOf(await finish(null));
  expect((await closed({ tag: tag.id }))[0]).toMatchObject({ disposition: null });

  dataOf(await labels.saveDisposition(mia, { ...notFit, active: false }));
  expect(await finish(notFit.id)).toMatchObject({ error: { code: 'not_found' } });
  const order = dataOf(await labels.order([notFit.id])).dispositions;
  expect(order[0]).toEqual({ ...notFit, active: false });
  expect(order).toHaveLength(5);
  dataOf(await labels.removeTag(mia, tag.id));
  expect(await closed({ tag: tag.id })).toEqual([]);
};

/** A snoozed conversation is aside until its time, or until the visitor writes; whichever comes first is told. */
const checkSnooze = async (house: DeskHouse): Promise<void> => {
  const { core, snoozes, timers, ada, ben, inbox, notices } = house;
  const { conversationId, visitor } = await house.talk();
  const box = async () => (await inbox(ada)).find((row) => row.id === conversationId)?.box;
  const until = (ms: number) => ({ conversationId, until: core.clock.now() + ms });
  expect(await snoozes.set(ben, until(60_000))).toMatchObject({ error: { code: 'forbidden' } });
  expect(await snoozes.set(ada, until(-1))).toMatchObject({ error: { detail: { reason: 'time' } } });
  dataOf(await snoozes.set(ada, until(60_000)));
  expect(await box()).toBe('snoozed');
  timers.advance(59_999);
  await settled(house);
  expect(await box()).toBe('snoozed');
  timers.advance(1);
  await settled(house);
  expect(await box()).toBe('mine');
  expect(notices.at(-1)?.notice).toMatchObject({ kind: 'snooze_over', because: 'time' });

  dataOf(await snoozes.set(ada, until(60_000)));
  await house.say(visitor, conversationId, 'Are you there?');
  expect(await box()).toBe('mine');
  expect(notices.at(-1)?.notice).toMatchObject({ kind: 'snooze_over', because: 'visitor' });

  dataOf(await snoozes.set(ada, until(60_000)));
  dataOf(await snoozes.set(ada, { conversationId, until: null }));
  const told = notices.length;
  timers.advance(120_000);
  await settled(house);
  expect(await box()).toBe('mine');
  expect(notices).toHaveLength(told);
};

/** A task is told when it is due, once per time; it is its owner's, its maker's and the managers'. */
const checkTasks = async (house: DeskHouse): Promise<void> => {
  const { core, tasks, timers, ada, ben, mia, notices } = house;
  const carl = { ...ben, personId: core.ids.next() };
  const { conversationId } = await house.talk();
  const task = {
    id: core.ids.next(),
    conversationId,
    ownerId: ben.personId,
    title: 'Send the offer',
    note: '',
    dueAt: core.clock.now() + 3_600_000,
  };
  expect(dataOf(await tasks.save(ada, task))).toMatchObject({ owner: { name: 'Ben Okoro' }, state: 'open' });
  expect(notices.at(-1)).toMatchObject({ personId: ben.personId, notice: { kind: 'task_given', title: task.title } });
  const later = { ...task, id: core.ids.next(), title: 'Call back', dueAt: null };
  dataOf(await tasks.save(ada, later));
  const list = async (who: typeof ada, state: 'open' | 'done' = 'open', after?: { at: number; id: string }) =>
    dataOf(await tasks.list(who, { whose: 'mine', state, limit: 1, ...(after ? { after } : {}) }));
  const first = await list(ben);
  expect(first).toMatchObject({ items: [{ id: task.id }], more: true });
  expect(await list(ben, 'open', { at: task.dueAt, id: task.id })).toMatchObject({
    items: [{ id: later.id }],
    more: false,
  });
  expect(await tasks.list(ben, { whose: 'all', state: 'open', limit: 10 })).toMatchObject({
    error: { code: 'forbidden' },
  });
  expect(dataOf(await tasks.list(mia, { whose: 'all', state: 'open', limit: 10 })).items).toHaveLength(2);

  timers.advance(3_600_000);
  await settled(house);
  const due = () => notices.filter(({ notice }) => notice.kind === 'task_due');
  expect(due()).toMatchObject([{ personId: ben.personId, notice: { title: task.title } }]);
  await tasks.start();
  expect(due()).toHaveLength(1);
  dataOf(await tasks.save(ben, { ...task, dueAt: core.clock.now() + 60_000 }));
  timers.advance(60_000);
  await settled(house);
  expect(due()).toHaveLength(2);

  expect(await tasks.set(carl, { id: task.id, state: 'done' })).toMatchObject({ error: { code: 'not_found' } });
  dataOf(await tasks.set(ben, { id: task.id, state: 'done' }));
  expect((await list(ben, 'done')).items).toMatchObject([{ id: task.id, state: 'done' }]);
  expect(dataOf(await tasks.set(ben, { id: task.id, state: 'open' }))).toMatchObject({ doneAt: null });
  dataOf(await tasks.remove(ada, later.id));
  expect((await list(ben)).items.map(({ id }) => id)).toEqual([task.id]);
};

/** A blocked visitor's conversation ends, the door knows them, and the block ends by itself or by a manager. */
const checkBlocks = async (house: DeskHouse): Promise<void> => {
  const { core, blocks, conversations, ada, mia, timers, blocked, desk } = house;
  const { conversationId, visitor } = await house.talk();
  const day = 86_400_000;
  expect(await blocks.block(ada, { visitorId: core.ids.next(), reason: 'Spam', until: null })).toMatchObject({
    error: { code: 'not_found' },
  });
  dataOf(await blocks.block(ada, { visitorId: visitor.visitorId, reason: 'Spam', until: core.clock.now() + day }));
  expect(blocks.holds(visitor.visitorId)).toBe(true);
  expect(blocked).toEqual([visitor.visitorId]);
  expect((await core.store.run((tx) => conversations.row(tx, conversationId))).state).toBe('closed');
  expect(dataOf(await desk(ada, conversationId)).block).toMatchObject({ reason: 'Spam', by: { name: 'Ada Lind' } });
  const fresh = (await deskBlocks(house)).holds;
  expect(fresh(visitor.visitorId)).toBe(true);
  timers.advance(day);
  expect(blocks.holds(visitor.visitorId)).toBe(false);
  expect(dataOf(await blocks.list()).blocks).toEqual([]);
  dataOf(await blocks.block(mia, { visitorId: visitor.visitorId, reason: 'Insults', until: null }));
  expect(dataOf(await blocks.list()).blocks).toMatchObject([{ visitorId: visitor.visitorId, until: null }]);
  dataOf(await blocks.unblock(mia, visitor.visitorId));
  expect(blocks.holds(visitor.visitorId)).toBe(false);
  const deeds = await core.store.k.selectFrom('audit').select('action').orderBy('id').execute();
  expect(deeds.map(({ action }) => action).filter((action) => action.startsWith('visitor.'))).toEqual([
    'visitor.block',
    'visitor.block',
    'visitor.unblock',
  ]);
};

/** What another start of the router would know. */
const deskBlocks = async ({ core, conversations }: DeskHouse) => {
  const again = createBlocks(core, { conversations, audit: createAudit(core) });
  await again.load();
  return again;
};

/** What holds of the desk on either engine. */
export const deskLaws: readonly [string, (house: DeskHouse) => Promise<void>][] = [
  ['keeps notes once, for reps alone, and tells whom they name', checkNotes],
  ['keeps snippets to whom they belong, and overwrites none', checkSnippets],
  ['labels conversations and finds them by it', checkLabels],
  ['puts conversations aside until their time or the visitor’s word', checkSnooze],
  ['tells tasks when they are due', checkTasks],
  ['keeps blocked visitors away', checkBlocks],
];
