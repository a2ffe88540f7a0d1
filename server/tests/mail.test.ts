import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MailOutcome, OutgoingMail } from '../features/mail/mail-transport.ts';
import { createMails } from '../features/mail/mails.ts';
import { createSmtpTransport } from '../features/mail/smtp-transport.ts';
import { createUnseenReplies, noteReplySent, replyStillWanted } from '../features/mail/unseen-replies.ts';
import { aPerson } from './support/builders.ts';
import { visitorHouse } from './support/visitor-house.ts';

const seconds = 1000;
const minutes = 60 * seconds;

/** A conversation of a rep with a visitor who gave an address, and an outbox in front of a mail server of the test's. */
const talking = async ({ off = false } = {}) => {
  const house = await visitorHouse();
  const { core, conversations, timers } = house;
  const rep = await aPerson(core, 'Ada Lind');
  house.reps.available = [rep.personId];
  const actor = await house.arrive('ann', '/pricing');
  const by = { kind: 'choice' as const, choice: 'talk' as const };
  const started = await house.experiences.start(actor, 'ann', { clientId: core.ids.next(), by });
  if (!started.ok) throw new Error(started.error.message);
  const id = started.data.conversation.id;
  await core.store.run(async (tx) => {
    await house.visitors.identify(tx, actor.visitorId, { name: 'Ann', email: 'ann@acme.example' });
    await conversations.assign(tx, { conversationId: id, repId: rep.personId });
  });
  const sent: OutgoingMail[] = [];
  const server = { answers: [] as MailOutcome[] };
  const transport = {
    from: 'Acme <sales@acme.example>',
    send: async (mail: OutgoingMail): Promise<MailOutcome> => {
      const outcome = server.answers.shift() ?? { ok: true };
      if (outcome.ok) sent.push(mail);
      return outcome;
    },
    close: () => {},
  };
  const links = house.mailLinks;
  const open = () => {
    const mails = createMails(core, {
      transport: off ? null : transport,
      timers,
      stillWanted: replyStillWanted,
      sent: noteReplySent(conversations),
    });
    const settings = () => ({ replyMailAfterS: 180, workspaceName: 'Acme' });
    const replies = createUnseenReplies(core, { mails, links, sites: house.sites, settings, timers });
    return { mails, replies };
  };
  const office = open();
  const say = (text: string) =>
    core.store.run((tx) => conversations.send(tx, rep, { conversationId: id, clientId: core.ids.next(), text }));
  const readAll = () => core.store.run((tx) => conversations.read(tx, actor, { conversationId: id, upTo: 10_000 }));
  const entries = async () =>
    (await house.rows('events')).filter((event) => (event as { stream: string }).stream.endsWith(id)) as {
      type: string;
      data: string;
    }[];
  const rows = () =>
    house.rows('mails') as Promise<{ state: string; attempts: number; body: string; problem: string }[]>;
  /** Time passes, and what it brought about is done. */
  const pass = async (ms: number): Promise<void> => {
    await house.pass(ms);
    for (let turn = 0; turn < 10; turn += 1) {
      await house.settled();
      timers.advance(0);
    }
  };
  return { house, rep, actor, id, sent, server, links, office, open, say, readAll, entries, rows, pass };
};

describe('a reply that the visitor has not seen', () => {
  it('goes to their address after three minutes, once, and the conversation says so', async () => {
    const { say, sent, pass, entries, rows, id } = await talking();
    await say('We do. <b>SAP</b> takes a day.');
    await say('Shall I show you?');
    await pass(2 * minutes + 50 * seconds);
    expect(sent).toEqual([]);
    await pass(15 * seconds);
    expect(sent).toHaveLength(1);
    const [mail] = sent;
    expect(mail).toMatchObject({
      to: 'ann@acme.example',
      subject: 'Ada Lind answered you',
      fromName: 'Ada Lind · Acme',
      replyTo: 'ada.lind@example.com',
      thread: id,
    });
    expect(mail?.text).toContain('We do. <b>SAP</b> takes a day.');
    expect(mail?.text).toContain('Shall I show you?');
    expect(mail?.html).toContain('We do. &lt;b&gt;SAP&lt;/b&gt; takes a day.');
    const last = (await entries()).at(-1);
    expect(last?.type).toBe('emailed');
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1, body: '{}' }]);
    await pass(60 * minutes);
    expect(sent).toHaveLength(1);
  });

  it('is not sent where they read it, want no mails, gave no address, or no server is set up', async () => {
    const read = await talking();
    await read.say('Hello');
    await read.pass(1 * minutes);
    await read.readAll();
    await read.pass(10 * minutes);
    expect(read.sent).toEqual([]);

    const stopped = await talking();
    await stopped.say('Hello');
    await stopped.house.store.k.updateTable('visitors').set({ no_mail: 1 }).execute();
    await stopped.pass(10 * minutes);
    expect(stopped.sent).toEqual([]);

    const nameless = await talking();
    await nameless.house.store.k.updateTable('visitors').set({ email: null }).execute();
    await nameless.say('Hello');
    await nameless.pass(10 * minutes);
    expect(nameless.sent).toEqual([]);

    const off = await talking({ off: true });
    await off.say('Hello');
    await off.pass(10 * minutes);
    expect(await off.rows()).toEqual([]);
  });

  it('is one mail for what a rep writes on, and the next one waits a quarter of an hour', async () => {
    const { say, sent, pass } = await talking();
    await say('One');
    await pass(4 * minutes);
    await say('Two');
    await pass(4 * minutes);
    await say('Three');
    await pass(4 * minutes);
    expect(sent).toHaveLength(1);
    await pass(8 * minutes);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.text).toContain('Two');
    expect(sent[1]?.text).toContain('Three');
    expect(sent[1]?.text).not.toContain('One');
  });

  it('is remembered over a restart of the router', async () => {
    const { say, sent, pass, office, open } = await talking();
    await say('Hello');
    office.replies.stop();
    await office.mails.stop();
    const next = open();
    await next.replies.start();
    next.mails.start();
    await pass(4 * minutes);
    expect(sent).toHaveLength(1);
  });
});

describe('the outbox of e-mails', () => {
  it('tries again later and later where the server cannot take it now, under the same id', async () => {
    const { say, sent, server, pass, rows } = await talking();
    const later: MailOutcome = { ok: false, again: 'later', problem: '421 busy' };
    server.answers = [later, later];
    await say('Hello');
    await pass(3 * minutes + 15 * seconds);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, problem: '421 busy' }]);
    await pass(1 * minutes);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 2 }]);
    await pass(4 * minutes);
    expect(sent).toEqual([]);
    await pass(1 * minutes + 15 * seconds);
    expect(sent).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 3, problem: null }]);
  });

  it('gives up at once what is refused for good, and an admin may try again', async () => {
    const { say, sent, server, pass, rows, office } = await talking();
    server.answers = [{ ok: false, again: 'never', problem: '550 no such mailbox' }];
    await say('Hello');
    await pass(3 * minutes + 15 * seconds);
    expect(await rows()).toMatchObject([{ state: 'failed', problem: '550 no such mailbox' }]);
    expect(await office.mails.state()).toMatchObject({ on: true, waiting: 0, failed: 1 });
    const { rows: listed } = await office.mails.list({ only: 'failed', limit: 10 });
    expect(await office.mails.retry(listed[0]?.id ?? '')).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await pass(1 * seconds);
    expect(await office.mails.retry(listed[0]?.id ?? '')).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('drops what the visitor has seen before the server took it', async () => {
    const { say, sent, server, pass, rows, readAll } = await talking();
    server.answers = [{ ok: false, again: 'later', problem: 'busy' }];
    await say('Hello');
    await pass(3 * minutes + 15 * seconds);
    await readAll();
    await pass(5 * minutes);
    expect(sent).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dropped', body: '{}' }]);
  });
});

describe('the links of a mail', () => {
  it('lead back for a week, to this conversation only', async () => {
    const { say, sent, links, pass, id, house } = await talking();
    await say('Hello');
    await pass(4 * minutes);
    const url = /https:\/\/acme\.example\/\S+/.exec(sent[0]?.text ?? '')?.[0] ?? '';
    expect(url).toMatch(/^https:\/\/acme\.example\/pricing#foyer-return=/);
    const token = new URL(url).hash.slice('#foyer-return='.length);
    const now = house.clock.now();
    expect(links.returnsTo(token, now)).toBe(id);
    expect(links.returnsTo(token, now + 8 * 24 * 60 * minutes)).toBeNull();
    const [conversation, until, sig] = token.split('.');
    expect(links.returnsTo(`${conversation}.${Number(until) + 1}.${sig}`, now)).toBeNull();
    expect(links.returnsTo(`${house.core.ids.next()}.${until}.${sig}`, now)).toBeNull();
    expect(links.returnsTo('', now)).toBeNull();
  });

  it('make a browser that was nobody the visitor for good, and one that was somebody for one page', async () => {
    const { say, sent, pass, id, actor, house } = await talking();
    await say('Hello');
    await pass(4 * minutes);
    const back = /#foyer-return=(\S+)/.exec(sent[0]?.text ?? '')?.[1] ?? '';
    const idOf = async (name: string, over: { back?: string } = {}) => {
      const token = await house.tokenFor(name, over);
      return token.ok ? token.data.visitorId : null;
    };
    expect(await idOf('phone', { back })).toBe(actor.visitorId);
    expect(await idOf('phone')).toBe(actor.visitorId);
    const phone = await house.arrive('phone', '/pricing');
    expect(phone.visitorId).toBe(actor.visitorId);
    expect((await house.messenger.stateOf(phone.visitorId)).conversation?.id).toBe(id);

    const bob = await house.arrive('bob', '/pricing');
    expect(await idOf('bob', { back })).toBe(actor.visitorId);
    expect(await idOf('bob')).toBe(bob.visitorId);

    const forged = `${back.slice(0, -2)}xx`;
    expect(await idOf('eve', { back: forged })).not.toBe(actor.visitorId);
  });

  it('stop the mails of one visitor, and of nobody else', async () => {
    const { links, actor, house } = await talking();
    const url = new URL(links.stopUrl(actor.visitorId));
    expect(links.mayStop(actor.visitorId, url.searchParams.get('sig') ?? '')).toBe(true);
    expect(links.mayStop(house.core.ids.next(), url.searchParams.get('sig') ?? '')).toBe(false);
  });
});

describe('a real mail server', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  const aServer = async (refuse?: { code: number; text: string }) => {
    const got: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        if (!refuse) return done();
        done(Object.assign(new Error(refuse.text), { responseCode: refuse.code }));
      },
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          got.push(Buffer.concat(parts).toString());
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    stops.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const transport = createSmtpTransport(`smtp://127.0.0.1:${port}`, 'Acme <sales@acme.example>');
    stops.unshift(async () => transport.close());
    return { got, transport };
  };

  const mail: OutgoingMail = {
    id: '0190163d-8694-739b-aea5-966c26f8ad90',
    to: 'ann@acme.example',
    subject: 'Grüße\r\nBcc: everybody@acme.example',
    text: 'Guten Tag, 日本語 مرحبا',
    html: '<p>Guten Tag</p>',
    fromName: 'Ada "The" Lind',
    replyTo: 'ada@acme.example',
    thread: '0190163d-8694-739b-aea5-966c26f8ad91',
    stopUrl: 'https://chat.acme.example/mail/stop/1?sig=2',
    at: Date.UTC(2026, 10, 22, 9),
  };

  it('gets it whole, as its own sender, with nothing slipped into the head', async () => {
    const { got, transport } = await aServer();
    expect(await transport.send(mail)).toEqual({ ok: true });
    const read = await simpleParser(got[0] ?? '');
    expect(read.from?.value).toEqual([{ name: 'Ada "The" Lind', address: 'sales@acme.example' }]);
    expect(read.text).toContain('Guten Tag, 日本語 مرحبا');
    expect(read.messageId).toBe('<0190163d-8694-739b-aea5-966c26f8ad90@acme.example>');
    expect(read.inReplyTo).toBe('<0190163d-8694-739b-aea5-966c26f8ad91@acme.example>');
    expect(read.bcc).toBeUndefined();
    expect(got[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  });

  it.each([
    [450, 'later'],
    [550, 'never'],
    [535, 'later'],
  ] as const)('that answers %i means %s', async (code, again) => {
    const { transport } = await aServer({ code, text: 'not now' });
    expect(await transport.send(mail)).toMatchObject({ ok: false, again, problem: expect.stringContaining('not now') });
  });

  it('that is not there means later', async () => {
    const transport = createSmtpTransport('smtp://127.0.0.1:9', 'Acme <sales@acme.example>');
    expect(await transport.send(mail)).toMatchObject({ ok: false, again: 'later' });
    transport.close();
  });
});
