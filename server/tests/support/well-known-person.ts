import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Role } from '../../../shared/domain/person.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import type { MailTransport } from '../../features/mail/mail-transport.ts';
import type { Booted } from '../boot.ts';
import { repSocket } from './sockets.ts';
import { hire } from './staff.ts';
import { openSite, visitorTab } from './visiting.ts';

/** Stands in everything that is said of the person, and in nothing else. */
export const mark = 'zqmarker';

/** A mail server that never takes a mail, so that the outbox still has it. */
export const busyMailServer: MailTransport = {
  from: 'Acme <sales@acme.example>',
  send: async () => ({ ok: false, again: 'later', problem: 'busy' }),
  close: () => {},
};

/** The answer of a request that must be done. */
export const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error)}`);
  return result.data;
};

/** A rep who is there for visitors. */
export const atWork = async (router: Booted, person: { id: string; role: Role }) => {
  const socket = await repSocket(router, {
    kind: 'rep',
    personId: person.id,
    role: person.role,
    sessionId: randomUUID(),
  });
  dataOf(await socket.request('presence.set', { status: 'available' }));
  return socket;
};

/** A person of whom every kind of thing is kept: pounced, answered, noted, asked about, mailed, booked, and waiting again. */
export const aWellKnownPerson = async (router: Booted) => {
  const people = {
    ana: await hire(router.app, 'Ana Ruiz'),
    bob: await hire(router.app, 'Bob Lee'),
    max: await hire(router.app, 'Max Orth', 'admin'),
  };
  const site = await openSite(router);
  const settings = router.app.services.settings.current();
  const ana = await atWork(router, people.ana);
  const bob = await atWork(router, people.bob);
  const max = await atWork(router, people.max);
  dataOf(await max.request('settings.set', { ...settings, pounceAfterS: 0 }));
  dataOf(
    await ana.request('availability.set', {
      zone: 'UTC',
      spans: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 })),
    }),
  );
  // A rule asks about what the website says of them, so that routing knows it too.
  const { plan, version } = dataOf(await max.request('routing.get', {}));
  const [everybody] = plan.rules;
  const targets = everybody?.targets.map((target) => ({ ...target, id: randomUUID() })) ?? [];
  const when = [{ on: 'attribute' as const, attribute: 'team', op: 'is' as const, values: ['nobody'] }];
  const asks = {
    ...everybody,
    id: randomUUID(),
    name: 'By team',
    enabled: true,
    when,
    targets,
    priority: 0,
    overflowS: 60,
  };
  dataOf(await max.request('routing.save', { plan: { ...plan, rules: [asks, ...plan.rules] }, basedOn: version }));
  const visitor = await visitorTab(router, site, mark, `/${mark}-page?utm_campaign=${mark}`);
  const { visitorId } = visitor;
  const { experience } = dataOf(await visitor.request('experience.get', {}));
  dataOf(await visitor.request('experience.shown', { experienceId: experience?.id ?? '' }));
  dataOf(await visitor.request('visitor.attributes', { attributes: { team: mark } }));
  dataOf(await visitor.request('visitor.track', { name: mark, properties: { of: mark } }));
  const { pounce } = dataOf(await ana.request('pounce.claim', { visitorId }));
  dataOf(await ana.request('pounce.send', { pounceId: pounce.id, clientId: randomUUID(), text: `Hello ${mark}` }));
  dataOf(await visitor.request('pounce.delivered', { id: pounce.id }));
  const first = dataOf(
    await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'pounce_reply', pounceId: pounce.id, text: `I am ${mark}` },
    }),
  ).conversation.id;
  const said = randomUUID();
  dataOf(
    await visitor.request('conversation.send', { conversationId: first, clientId: said, text: `My name is ${mark}` }),
  );
  dataOf(
    await visitor.request('message.edit', {
      conversationId: first,
      clientId: randomUUID(),
      message: said,
      text: `It is ${mark}, really`,
    }),
  );
  dataOf(
    await ana.request('note.add', {
      conversationId: first,
      clientId: randomUUID(),
      text: `Look at ${mark}`,
      mentions: [people.bob.id],
    }),
  );
  dataOf(
    await ana.request('task.save', {
      id: randomUUID(),
      conversationId: first,
      title: `Call ${mark}`,
      note: `${mark} wants a demo`,
      dueAt: null,
      ownerId: people.ana.id,
    }),
  );
  dataOf(
    await ana.request('conversation.invite', { conversationId: first, repId: people.bob.id, note: `Help ${mark}` }),
  );
  dataOf(
    await ana.request('conversation.transfer', {
      conversationId: first,
      to: { kind: 'rep', repId: people.bob.id },
      note: `Yours: ${mark}`,
    }),
  );
  dataOf(await ana.request('conversation.transfer_cancel', { conversationId: first }));
  const bytes = Buffer.from(`The plan of ${mark}\n`);
  const begun = dataOf(
    await visitor.request('file.begin', {
      conversationId: first,
      clientId: randomUUID(),
      name: `${mark}.txt`,
      type: 'text/plain',
      bytes: bytes.length,
    }),
  );
  if (begun.state !== 'uploading') throw new Error('not begun');
  const put = await fetch(`${router.url}${begun.url}&offset=0`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes,
  });
  expect(put.status).toBe(200);
  dataOf(await visitor.request('file.finish', { fileId: begun.fileId }));
  dataOf(
    await visitor.request('conversation.send', {
      conversationId: first,
      clientId: randomUUID(),
      text: 'the plan',
      files: [begun.fileId],
    }),
  );
  dataOf(await visitor.request('email.give', { email: `ann@${mark}.example` }));
  dataOf(
    await ana.request('conversation.transcript_mail', {
      conversationId: first,
      to: `boss@${mark}.example`,
      notes: true,
      locale: 'en',
      zone: 'UTC',
    }),
  );
  const { slots } = dataOf(await visitor.request('slot.list', { zone: 'UTC' }));
  dataOf(
    await visitor.request('meeting.book', {
      clientId: randomUUID(),
      slotId: slots[0]?.id ?? '',
      name: `Ann ${mark}`,
      email: `ann@${mark}.example`,
      zone: 'UTC',
    }),
  );
  await ana.request('conversation.close', { conversationId: first });
  const second = dataOf(
    await visitor.request('conversation.start', {
      clientId: randomUUID(),
      by: { kind: 'text', text: `It is ${mark} again` },
    }),
  ).conversation.id;
  for (const socket of [visitor, ana, bob, max]) socket.close();
  return { site, people, visitorId, conversations: [first, second] };
};
