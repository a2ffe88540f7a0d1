import type { Erased } from '../../../shared/domain/privacy.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { blankConversation, blankLog, blankVisitor, conversationIdsOf, erasable } from './privacy-repository.ts';

export interface ErasurePorts {
  audit: Audit;
  conversations: Pick<Conversations, 'close' | 'append'>;
  files: { removeFilesOf(whose: { visitorId: string }): Promise<number> };
  /** The visitor is nobody from now on: who comes with the same browser is somebody new. */
  forget(tx: Tx, visitorId: string): Promise<void>;
}

/** Who asked for it: a person, the visitor, or the site's retention (null). */
export type ErasedBy = Actor | null;

/** Takes a person out of every table, out of the log and off the disk; ids and sequences stay, so that nothing else breaks. */
export const createErasure = ({ store, log }: Core, { audit, conversations, files, forget }: ErasurePorts) => {
  const eraseRows = async (tx: Tx, visitorId: string, by: ErasedBy): Promise<Result<Omit<Erased, 'files'>>> => {
    const known = await tx.get(erasable, { id: visitorId });
    if (!known) return fail('not_found', 'no such visitor');
    const talks = await conversationIdsOf(tx.k, visitorId);
    let messages = 0;
    for (const { id, state } of talks) {
      // Closed the usual way, so that routing hears of it and nobody goes on writing.
      if (state === 'open') await conversations.close(tx, id, by?.kind === 'visitor' ? 'visitor' : 'rep', null);
      await conversations.append(tx, id, { type: 'erased' }, null);
      messages += await blankConversation(tx, id);
    }
    const ids = talks.map(({ id }) => id);
    await blankLog(tx, visitorId, ids);
    await blankVisitor(tx, visitorId);
    await forget(tx, visitorId);
    await audit.write(tx, {
      actorId: by?.kind === 'rep' ? by.personId : null,
      action: 'privacy.erase',
      object: `visitor:${visitorId}`,
      facts: { asked: by?.kind ?? 'retention', conversations: ids.length, messages },
    });
    await tx.signal('visitor.erased', { visitorId, siteId: known.site_id });
    return ok({ conversations: ids.length, messages });
  };

  return {
    /** Erases a visitor. Files go after the rows, which then lead to none; what a crash leaves of them the janitor finds. */
    erase: async (visitorId: string, by: ErasedBy): Promise<Result<{ erased: Erased }>> => {
      const rows = await store.run((tx) => eraseRows(tx, visitorId, by));
      if (!rows.ok) return rows;
      const removed = await files.removeFilesOf({ visitorId });
      await store.scrub().catch((error: unknown) => log.error('freed pages were not wiped', { error }));
      return ok({ erased: { ...rows.data, files: removed } });
    },
  };
};

export type Erasure = ReturnType<typeof createErasure>;
