import type { Entry } from '../../../shared/domain/conversation.ts';
import { locales } from '../../../shared/domain/locales.ts';
import { pickLocale } from '../../../shared/domain/pick-locale.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import { readConversation } from '../conversations/head-repository.ts';
import { readWhole } from '../conversations/whole-repository.ts';
import type { Core } from '../core.ts';
import type { Mails } from '../mail/mails.ts';
import { can } from '../rights/can.ts';
import type { SiteDirectory } from '../visitors/site-directory.ts';
import { fill } from '../words/visitor-words.ts';
import { catalogue } from './catalogue.en.ts';
import type { TranscriptReader } from './transcript-lines.ts';
import { english, teamWords, wordsForVisitor } from './transcript-words.ts';
import { readPartner } from './transcripts-repository.ts';
import { transcriptHtml, transcriptText } from './write-transcript.ts';

type Asked = Pick<TranscriptReader, 'locale' | 'zone' | 'notes'> & {
  conversationId: string;
  for?: 'team' | 'visitor' | undefined;
};

/** A conversation as a file, or by e-mail to whom its rep says. */
export const createTranscripts = (
  { store }: Core,
  mails: Pick<Mails, 'enqueue'>,
  sites: Pick<SiteDirectory, 'byId'>,
) => {
  /** What is needed to write it, where the actor may have it. */
  const gather = async (
    actor: RepActor,
    { conversationId, for: whom = 'team', ...asked }: Asked,
  ): Promise<Result<{ entries: Entry[]; reader: TranscriptReader }>> => {
    const found = await readConversation(store.k, conversationId);
    if (!found) return fail('not_found', 'no such conversation');
    if (!can(actor, 'conversation.transcript', belongsOf(found.row))) {
      return fail('forbidden', 'the conversation is not yours');
    }
    const { name, locale, zone } = await readPartner(store.k, found.row.visitor_id);
    const entries = await readWhole(store.k, conversationId);
    if (whom === 'team') {
      const visitor = name ?? teamWords.visitor;
      return ok({ entries, reader: { ...asked, words: teamWords, lang: english, visitor } });
    }
    const site = sites.byId(found.row.site_id);
    const tongue = pickLocale(locale === null ? [] : [locale], site?.language ?? null);
    const words = wordsForVisitor(tongue.tag, site?.name ?? '');
    const lang = { tag: tongue.tag, dir: 'rtl' in locales[tongue.tag] ? 'rtl' : 'ltr' } as const;
    const theirs = { locale: tongue.locale, zone: zone ?? asked.zone, notes: false };
    return ok({ entries, reader: { ...theirs, words, lang, visitor: name ?? words.visitor } });
  };

  return {
    file: async (
      actor: RepActor,
      { format, ...asked }: Asked & { format: 'text' | 'html' },
    ): Promise<Result<{ name: string; content: string }>> => {
      const gathered = await gather(actor, asked);
      if (!gathered.ok) return gathered;
      const { entries, reader } = gathered.data;
      const write = format === 'html' ? transcriptHtml : transcriptText;
      const name = `${catalogue.fileName}-${asked.conversationId.slice(-8)}.${format === 'html' ? 'html' : 'txt'}`;
      return ok({ name, content: write(entries, reader) });
    },

    mail: async (actor: RepActor, { to, ...asked }: Asked & { to: string }): Promise<Result<Record<string, never>>> => {
      const gathered = await gather(actor, asked);
      if (!gathered.ok) return gathered;
      const { entries, reader } = gathered.data;
      const { conversationId } = asked;
      const queued = await store.run((tx) =>
        mails.enqueue(tx, {
          kind: 'transcript',
          to,
          subject: fill(reader.words.title, { visitor: reader.visitor }),
          body: {
            text: transcriptText(entries, reader),
            html: transcriptHtml(entries, reader),
            thread: conversationId,
          },
          conversationId,
        }),
      );
      return queued ? ok({}) : fail('conflict', 'no mail server is set up', { reason: 'no_mail' });
    },
  };
};

export type Transcripts = ReturnType<typeof createTranscripts>;
