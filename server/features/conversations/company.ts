import type { PersonRef } from '../../../shared/domain/person.ts';
import type { ConversationCompany } from '../../../shared/protocol/rep/company.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { readPeopleRefs } from './guests-repository.ts';
import { readConversation } from './head-repository.ts';
import { seatsOf } from './seats.ts';

interface Look {
  conversationId: string;
  personId: string;
}

/** Who looks at which conversation: known to memory alone, for it lasts as long as the sockets do. */
export const createCompany = ({ store, board, log }: Core) => {
  const looks = new Map<string, Look>();
  /** By conversation: the windows that look at it. */
  const windows = new Map<string, Set<string>>();

  const tell = async (conversationId: string): Promise<void> => {
    const lines = [...(windows.get(conversationId) ?? [])];
    if (lines.length === 0) return;
    const found = await readConversation(store.k, conversationId);
    if (!found) return;
    const ids = [...new Set(lines.flatMap((line) => looks.get(line)?.personId ?? []))];
    const asked = seatsOf(found.row).flatMap(({ id, here }) => (here ? [] : [id]));
    const people = new Map((await readPeopleRefs(store.k, [...ids, ...asked])).map((person) => [person.id, person]));
    const named = (all: string[]): PersonRef[] => all.flatMap((id) => people.get(id) ?? []);
    const company: ConversationCompany = { conversationId, looking: named(ids), asked: named(asked) };
    board.publish('company.changed', { personIds: ids, company });
  };
  const soon = (conversationId: string): void => {
    tell(conversationId).catch((error: unknown) => log.error('it could not be said who looks', { error }));
  };

  const leave = (lineId: string): void => {
    const look = looks.get(lineId);
    if (!look) return;
    looks.delete(lineId);
    const others = windows.get(look.conversationId);
    others?.delete(lineId);
    if (others?.size === 0) windows.delete(look.conversationId);
    soon(look.conversationId);
  };

  const dispose = board.after('guests.changed', ({ conversationId }) => soon(conversationId));

  return {
    look: async (
      lineId: string,
      actor: RepActor,
      { conversationId }: { conversationId: string | null },
    ): Promise<Result<Record<string, never>>> => {
      if (conversationId !== null && !can(actor, 'conversation.open')) return fail('forbidden', 'not yours to see');
      if (looks.get(lineId)?.conversationId === conversationId) return ok({});
      leave(lineId);
      if (conversationId === null) return ok({});
      looks.set(lineId, { conversationId, personId: actor.personId });
      const others = windows.get(conversationId) ?? new Set();
      windows.set(conversationId, others.add(lineId));
      soon(conversationId);
      return ok({});
    },
    lineClosed: leave,
    stop: dispose,
  };
};

export type Company = ReturnType<typeof createCompany>;
