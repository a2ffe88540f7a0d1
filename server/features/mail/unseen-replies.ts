import { locales } from '../../../shared/domain/locales.ts';
import type { MailSettings } from '../../../shared/domain/mail.ts';
import { pickLocale } from '../../../shared/domain/pick-locale.ts';
import type { Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import type { SiteDirectory } from '../visitors/site-directory.ts';
import { visitorWords } from '../words/visitor-words.ts';
import { type MailLinks, returnLifeMs } from './mail-links.ts';
import { lastReplyMail, readUnseen, replyStanding, unseenWords } from './mail-repository.ts';
import type { Mails } from './mails.ts';
import { writeReplyMail } from './reply-mail.ts';

/** After a mail the next one of the same conversation waits this long: a rep who writes on is one mail, not ten. */
const restMs = 15 * 60_000;
/** What was closed longer ago than this, while the router was not running, is not written about any more. */
const staleMs = 24 * 3_600_000;
/** What failed is tried again after this. */
const againMs = 60_000;

export interface UnseenRepliesPorts {
  mails: Pick<Mails, 'enqueue' | 'isOn'>;
  links: MailLinks;
  /** What the visitor's site says, and in which language to whom no other is known. */
  sites: Pick<SiteDirectory, 'byId'>;
  settings(): MailSettings & { workspaceName: string };
  timers: Timers;
}

/** True while a mail of replies tells something the visitor has not seen and wants to be told. */
export const replyStillWanted = async (tx: Tx, mail: Row<'mails'>): Promise<boolean> => {
  if (mail.kind !== 'reply' || mail.conversation_id === null) return true;
  const standing = await tx.get(replyStanding, { conversationId: mail.conversation_id });
  return standing !== undefined && standing.no_mail === 0 && standing.visitor_read_seq < (mail.up_to_seq ?? 0);
};

/** Says in the conversation that its unseen replies went out. */
export const noteReplySent =
  (conversations: Pick<Conversations, 'append'>) =>
  async (tx: Tx, mail: Row<'mails'>): Promise<void> => {
    if (mail.kind !== 'reply' || mail.conversation_id === null || mail.up_to_seq === null) return;
    await conversations.append(tx, mail.conversation_id, { type: 'emailed', upTo: mail.up_to_seq }, null);
  };

/**
 * Sends what a rep wrote by e-mail where the visitor has not seen it for a while. Which conversations that may become due
 * for is kept in memory, so that a message costs no statement more; it is read again at the start.
 */
export const createUnseenReplies = ({ store, board, clock, log }: Core, ports: UnseenRepliesPorts) => {
  const { mails, links, sites, settings, timers } = ports;
  /** When to look at a conversation, by its id. */
  const due = new Map<string, number>();

  const arm = (): void => alarm.set(due.size === 0 ? null : Math.min(...due.values()));

  /** Writes the mail of one conversation, or answers when to look again. */
  const consider = async (tx: Tx, conversationId: string): Promise<number | null> => {
    const standing = await tx.get(replyStanding, { conversationId });
    if (!standing?.email || standing.no_mail === 1 || standing.practice === 1) return null;
    const last = await tx.get(lastReplyMail, { conversationId });
    if (last && last.created_at + restMs > tx.now) return last.created_at + restMs;
    const after = Math.max(standing.visitor_read_seq, last?.up_to_seq ?? 0);
    const said = (await tx.all(unseenWords, { conversationId, after })).filter((one) => one.text !== null);
    const [first, newest] = [said[0], said.at(-1)];
    const [origin] = JSON.parse(standing.origins) as string[];
    if (!first || !newest || origin === undefined) return null;
    const page = new URL(standing.page_path ?? '/', origin).href;
    const until = tx.now + returnLifeMs;
    const stopUrl = links.stopUrl(standing.visitor_id);
    const { workspaceName } = settings();
    const site = sites.byId(standing.site_id);
    const { tag, locale } = pickLocale(standing.locale ? [standing.locale] : [], site?.language ?? null);
    const { subject, text, html } = writeReplyMail({
      company: workspaceName,
      words: said.map((one) => ({ rep: one.name, text: one.text ?? '' })),
      returnUrl: links.returnUrl(page, conversationId, until),
      until,
      stopUrl,
      locale,
      dir: 'rtl' in locales[tag] ? 'rtl' : 'ltr',
      wording: visitorWords(tag, site?.texts[tag]),
    });
    await mails.enqueue(tx, {
      kind: 'reply',
      to: standing.email,
      subject,
      body: {
        text,
        html,
        fromName: `${newest.name} · ${workspaceName}`,
        replyTo: newest.email,
        thread: conversationId,
        stopUrl,
      },
      conversationId,
      visitorId: standing.visitor_id,
      upTo: newest.seq,
    });
    return null;
  };

  const look = async (): Promise<void> => {
    const now = clock.now();
    for (const [conversationId, at] of [...due]) {
      if (at > now) continue;
      due.delete(conversationId);
      try {
        const again = await store.run((tx) => consider(tx, conversationId));
        if (again !== null && !due.has(conversationId)) due.set(conversationId, again);
      } catch (error) {
        log.error('unseen replies were not written', { error });
        due.set(conversationId, clock.now() + againMs);
      }
    }
    arm();
  };
  const alarm = createRoutingClock(clock, timers, () => void look());

  const afterS = (): number | null => (mails.isOn() && settings().replyMailAfterS) || null;
  const afterMs = (): number | null => {
    const seconds = afterS();
    return seconds === null ? null : seconds * 1000;
  };

  const disposers = [
    board.after('conversation.appended', ({ conversation, entry }) => {
      const wait = afterMs();
      if (wait === null) return;
      if (entry.type === 'message' && entry.sender.kind === 'rep') {
        if (due.has(conversation.id)) return;
        due.set(conversation.id, entry.at + wait);
      } else if (due.has(conversation.id) && conversation.visitorReadSeq === conversation.lastSeq) {
        due.delete(conversation.id);
      } else if (entry.type === 'read' && entry.by === 'visitor') {
        // What came after the place they read is looked at in its turn, a little late rather than too early.
        if (due.has(conversation.id)) due.set(conversation.id, entry.at + wait);
      } else return;
      arm();
    }),
  ];

  return {
    /** Seconds after which an unseen reply goes by e-mail; null where none does. */
    afterS,

    start: async (): Promise<void> => {
      const wait = afterMs();
      if (wait === null) return;
      for (const { id, at } of await readUnseen(store.k, clock.now() - staleMs)) due.set(id, at + wait);
      arm();
    },
    stop: (): void => {
      alarm.stop();
      for (const dispose of disposers) dispose();
    },
  };
};
