import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { SamePerson } from '../../../shared/protocol/rep/merge.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import { liveCallOfVisitor } from '../calls/call-repository.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { ConversationRow } from '../conversations/conversation-repository.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { liveDemoOfVisitor } from '../demos/demo-repository.ts';
import { can } from '../rights/can.ts';
import { joinKnown, type Mergeable, mergeable, moveRows, readSame } from './merge-repository.ts';

export interface MergePorts {
  audit: Audit;
  conversations: Pick<Conversations, 'openOf' | 'find' | 'keep' | 'close'>;
  /** Brings along what others keep of the two beside their rows, in the same command. */
  visitors: {
    connectionOf(visitorId: string): VisitorConnection;
    join(tx: Tx, from: string, into: string): Promise<void>;
  };
  aliases: { join(tx: Tx, from: string, into: string): Promise<void> };
  blocks: { reload(tx: Tx, visitorIds: readonly string[]): Promise<void> };
  pounces: { visitorGone(tx: Tx, visitorId: string): Promise<void> };
  routing: {
    visitorMerged(tx: Tx, merge: { from: string; into: string; lease: VisitorConnection }): Promise<void>;
  };
}

const nearness: readonly VisitorConnection[] = ['left', 'stepped_away', 'here'];

/**
 * Makes two visitors of a site who gave the same e-mail address one. Who was here first stays; the other's rows become
 * theirs, their row goes, and the other's browser stands for them. One conversation runs for a visitor: of two the one in which something
 * was said last goes on, and the other ends the ordinary way.
 */
export const createVisitorMerge = ({ store }: Pick<Core, 'store'>, ports: MergePorts) => {
  const { audit, conversations, visitors, aliases, blocks, pounces, routing } = ports;

  /** The conversation that ends where both talk. */
  const ending = async (tx: Tx, stays: Mergeable, goes: Mergeable): Promise<ConversationRow | null> => {
    const [one, other] = [await conversations.openOf(tx, stays.id), await conversations.openOf(tx, goes.id)];
    if (!one || !other) return null;
    const spokenAt = (row: ConversationRow): number => row.last_message_at ?? row.created_at;
    return spokenAt(one) <= spokenAt(other) ? one : other;
  };

  const whyNot = async (tx: Tx, a: Mergeable, b: Mergeable, proved: boolean) => {
    // Whom their company knows by two ids are two people, whatever address they share.
    const others = a.external_id !== null && b.external_id !== null && a.external_id !== b.external_id;
    const strangers = !proved && (a.email === null || a.email !== b.email);
    if (strangers || others || a.site_id !== b.site_id || a.practice !== b.practice)
      return fail('conflict', 'nothing says that they are one person', { reason: 'email' });
    for (const { id } of [a, b]) {
      if (
        (await tx.get(liveCallOfVisitor, { visitorId: id })) ??
        (await tx.get(liveDemoOfVisitor, { visitorId: id }))
      ) {
        return fail('conflict', 'they are in a call', { reason: 'call' });
      }
    }
    return null;
  };

  const join = async (
    tx: Tx,
    stays: Mergeable,
    goes: Mergeable,
    actor: RepActor | null,
    proved = false,
  ): Promise<Result<unknown>> => {
    const refused = await whyNot(tx, stays, goes, proved);
    if (refused) return refused;
    const over = await ending(tx, stays, goes);
    if (over && over.rep_id !== null && actor && !can(actor, 'conversation.close', belongsOf(over))) {
      return fail('forbidden', 'a colleague talks with one of them', { reason: 'talk' });
    }
    const [from, into] = [goes.id, stays.id];
    if (over) await conversations.close(tx, over.id, actor ? 'rep' : 'visitor', actor?.personId ?? null);
    // What was to be said to somebody who turned out to be somebody else is not said.
    await pounces.visitorGone(tx, from);
    const [near] = [visitors.connectionOf(from), visitors.connectionOf(into)].sort(
      (a, b) => nearness.indexOf(b) - nearness.indexOf(a),
    );
    // The engine's own rows follow its input; the rest follow by hand.
    await routing.visitorMerged(tx, { from, into, lease: near ?? 'left' });
    const talks = await moveRows(tx, from, into);
    await joinKnown(tx, stays, goes);
    await aliases.join(tx, from, into);
    await blocks.reload(tx, [from, into]);
    for (const id of talks) {
      const row = await conversations.find(tx, id);
      if (!row) continue;
      conversations.keep(tx, { ...row, visitor_id: into });
      if (row.state === 'open') {
        const { rep_id: repId } = row;
        await tx.signal('conversation.changed', { conversationId: id, visitorId: into, repId, formerRepId: repId });
      }
    }
    await visitors.join(tx, from, into);
    await audit.write(tx, {
      actorId: actor?.personId ?? null,
      action: 'visitor.merge',
      object: `visitor:${into}`,
      facts: { from, by: actor ? 'rep' : proved ? 'identity' : 'link', conversations: talks.length },
    });
    await tx.signal('visitor.merged', { from, into });
    await tx.signal('visitor.changed', { visitorId: into });
    return ok({});
  };

  /** The two in the order in which they were first here. */
  const inOrder = (a: Mergeable, b: Mergeable): [Mergeable, Mergeable] => {
    const first = a.first_seen_at === b.first_seen_at ? a.id < b.id : a.first_seen_at < b.first_seen_at;
    return first ? [a, b] : [b, a];
  };

  return {
    /** Who may be the same person, with what would be joined. */
    same: async (visitorId: string): Promise<Result<{ people: SamePerson[] }>> =>
      ok({ people: await readSame(store.k, visitorId) }),

    /** A rep says that they are one person. */
    merge: (
      actor: RepActor,
      { visitorId, with: otherId }: { visitorId: string; with: string },
      goesOnAs: (id: string) => string,
    ): Promise<Result<{ visitorId: string }>> =>
      store.run(async (tx): Promise<Result<{ visitorId: string }>> => {
        const ids = [goesOnAs(visitorId), goesOnAs(otherId)] as const;
        const [a, b] = [await tx.get(mergeable, { id: ids[0] }), await tx.get(mergeable, { id: ids[1] })];
        if (!a || !b) return fail('not_found', 'no such visitor');
        // Said again it is true already.
        if (a.id === b.id) {
          return visitorId === otherId ? fail('bad_request', 'that is one already') : ok({ visitorId: a.id });
        }
        const [stays, goes] = inOrder(a, b);
        const done = await join(tx, stays, goes, actor);
        return done.ok ? ok({ visitorId: stays.id }) : done;
      }),

    /** The company's website proved that `own` is whom it knows as `visitorId`; false where they cannot become one now. */
    byIdentity: async (tx: Tx, own: string, visitorId: string): Promise<boolean> => {
      const [a, b] = [await tx.get(mergeable, { id: own }), await tx.get(mergeable, { id: visitorId })];
      if (!b) return false;
      if (!a) {
        // Nothing was kept of this browser yet: it is the person's from now on.
        await aliases.join(tx, own, visitorId);
        await visitors.join(tx, own, visitorId);
        await tx.signal('visitor.merged', { from: own, into: visitorId });
        return true;
      }
      // Whom the company knows stays, whoever was here first.
      return (await join(tx, b, a, null, true)).ok;
    },

    /** A browser came back by the link of a mail to an address that it gave itself: a signed proof. Null leaves both as they are. */
    byLink: async (tx: Tx, own: string, visitorId: string): Promise<string | null> => {
      const [a, b] = [await tx.get(mergeable, { id: own }), await tx.get(mergeable, { id: visitorId })];
      if (!a || !b) return null;
      const [stays, goes] = inOrder(a, b);
      return (await join(tx, stays, goes, null)).ok ? stays.id : null;
    },
  };
};

export type VisitorMerge = ReturnType<typeof createVisitorMerge>;
