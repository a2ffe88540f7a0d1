import type { MailKind, MailRow, MailState } from '../../../shared/domain/mail.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import {
  countMails,
  emptyBody,
  endMail,
  insertMail,
  mailById,
  nextMail,
  putOff,
  readMails,
  reviveMail,
  toMailRow,
} from './mail-repository.ts';
import type { MailOutcome, MailTransport, OutgoingMail } from './mail-transport.ts';

const minute = 60_000;
/** After each failed try this long until the next; the try after the last is the end. */
const waits = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * minute);
const shownMs = 30 * 24 * 60 * minute;

/** What is kept of a mail until it is sent. */
export type MailBody = Omit<OutgoingMail, 'id' | 'to' | 'subject' | 'at'>;

/** A mail as a feature gives it. */
export interface NewMail {
  kind: MailKind;
  to: string;
  subject: string;
  body: MailBody;
  conversationId?: string;
  visitorId?: string;
  /** The last place of the conversation that it tells. */
  upTo?: number;
}

export interface MailPorts {
  /** Null where no mail server is set up: nothing is sent then, and nothing breaks. */
  transport: MailTransport | null;
  timers: Timers;
  /** Asked before each try: false drops a mail that is not needed any more. */
  stillWanted(tx: Tx, mail: Row<'mails'>): Promise<boolean>;
  /** In the command that notes it. */
  sent(tx: Tx, mail: Row<'mails'>): Promise<void>;
}

/** The outbox of e-mails: written in a command, sent after it, tried again, told in the delivery log. */
export const createMails = ({ store, clock, ids, log }: Core, ports: MailPorts) => {
  const { transport, timers, stillWanted, sent } = ports;
  let running: Promise<void> | null = null;
  /** Somebody woke it while it ran: what they brought may have come after it looked. */
  let again = false;
  let stopped = false;

  const end = (tx: Tx, mail: Row<'mails'>, state: MailState, attempts: number, problem: string | null) =>
    tx.run(endMail, {
      id: mail.id,
      state,
      attempts,
      problem,
      body: state === 'failed' ? mail.body : emptyBody,
      at: tx.now,
    });

  const note = (mail: Row<'mails'>, outcome: MailOutcome): Promise<void> =>
    store.run(async (tx) => {
      const attempts = mail.attempts + 1;
      if (outcome.ok) {
        await end(tx, mail, 'sent', attempts, null);
        return sent(tx, mail);
      }
      const wait = waits[mail.attempts];
      if (outcome.again === 'later' && wait !== undefined) {
        await tx.run(putOff, { id: mail.id, attempts, nextAt: tx.now + wait, problem: outcome.problem });
      } else {
        await end(tx, mail, 'failed', attempts, outcome.problem);
        log.warn('an e-mail was given up', { id: mail.id, count: attempts });
      }
    });

  /** Takes what is due, one at a time; a crash between sending and noting sends once more under the same `Message-ID`. */
  const pump = async (by: MailTransport): Promise<void> => {
    while (!stopped) {
      const due = await store.run(async (tx) => {
        const mail = await tx.get(nextMail, {});
        if (!mail || mail.next_at === null || mail.next_at > tx.now) return { mail: null, next: mail?.next_at ?? null };
        if (await stillWanted(tx, mail)) return { mail, next: null };
        await end(tx, mail, 'dropped', mail.attempts, null);
        return { mail: null, next: tx.now };
      });
      if (!due.mail) {
        if (due.next !== null && due.next <= clock.now()) continue;
        alarm.set(due.next);
        return;
      }
      const body = JSON.parse(due.mail.body) as MailBody;
      const { id, to_address: to, subject, created_at: at } = due.mail;
      await note(due.mail, await by.send({ ...body, id, to, subject, at }));
    }
  };

  const wake = (): void => {
    if (!transport || stopped) return;
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = pump(transport)
      .catch((error: unknown) => {
        log.error('e-mails were not sent', { error });
        alarm.set(clock.now() + minute);
      })
      .finally(() => {
        running = null;
        if (again) wake();
      });
  };
  const alarm = createRoutingClock(clock, timers, wake);

  return {
    /** True where a mail server is set up. */
    isOn: (): boolean => transport !== null,

    /** Puts a mail into the outbox; it is sent after the command. Without a mail server it answers false and keeps nothing. */
    enqueue: async (tx: Tx, mail: NewMail): Promise<boolean> => {
      if (!transport) return false;
      await tx.run(insertMail, {
        id: ids.next(),
        kind: mail.kind,
        to_address: mail.to,
        subject: mail.subject,
        body: JSON.stringify(mail.body),
        conversation_id: mail.conversationId ?? null,
        visitor_id: mail.visitorId ?? null,
        up_to_seq: mail.upTo ?? null,
        state: 'waiting',
        attempts: 0,
        next_at: tx.now,
        problem: null,
        created_at: tx.now,
        ended_at: null,
      });
      alarm.set(clock.now());
      return true;
    },

    state: async () => {
      const since = clock.now() - shownMs;
      return {
        on: transport !== null,
        from: transport?.from ?? null,
        waiting: await countMails(store.k, 'waiting', since),
        failed: await countMails(store.k, 'failed', since),
      };
    },

    list: async (input: { only?: MailState | undefined; before?: string | undefined; limit: number }) => {
      const rows = await readMails(store.k, {
        only: input.only ?? null,
        before: input.before ?? null,
        limit: input.limit + 1,
      });
      return { rows: rows.slice(0, input.limit), more: rows.length > input.limit };
    },

    retry: async (id: string): Promise<Result<MailRow>> => {
      if (!transport) return fail('conflict', 'no mail server is set up');
      const result = await store.run(async (tx): Promise<Result<MailRow>> => {
        const mail = await tx.get(mailById, { id });
        if (!mail) return fail('not_found', 'no such e-mail');
        if (mail.state !== 'failed' && mail.state !== 'waiting') return fail('conflict', 'the e-mail has ended');
        await tx.run(reviveMail, { id, at: tx.now });
        return ok(toMailRow({ ...mail, state: 'waiting', attempts: 0, next_at: tx.now, ended_at: null }));
      });
      wake();
      return result;
    },

    /** Sends at once and keeps nothing; answers what the mail server said, or null where it took the mail. */
    test: async (mail: { to: string; subject: string; text: string }): Promise<{ problem: string | null }> => {
      if (!transport) return { problem: 'no mail server is set up' };
      const outcome = await transport.send({ ...mail, id: ids.next(), at: clock.now() });
      return { problem: outcome.ok ? null : outcome.problem };
    },

    /** Takes up what waits. */
    start: wake,
    stop: async (): Promise<void> => {
      stopped = true;
      alarm.stop();
      await running;
      transport?.close();
    },
  };
};

export type Mails = ReturnType<typeof createMails>;
