import type { PersonRef } from '../../../shared/domain/person.ts';
import type { SignalBoard } from '../../db/signal-board.ts';
import type { Tx } from '../../db/tx.ts';
import { type ConversationRow, conversationById, personRef } from './conversation-repository.ts';

/** Another router wrote between this command's reading and its writing: by the code the same command is tried again. */
class RowMoved extends Error {
  override readonly name = 'RowMoved';
  readonly code = '40001';
}

/**
 * What the commands of a transaction know of conversations, so that they read each row once between them. Whoever writes a row keeps it
 * true here with a new object: a row that was handed out stays what it was. Faces are the same in most commands, and are kept
 * until one changes.
 */
export const createConversationRows = (board: SignalBoard) => {
  const rows = new Map<string, ConversationRow>();
  const people = new Map<string, PersonRef>();
  let turn: object | null = null;

  /** A router runs one command at a time: what was known in the last transaction is forgotten with it. */
  const enter = (tx: Tx): void => {
    if (turn === tx.turn) return;
    turn = tx.turn;
    rows.clear();
  };

  board.inside('person.changed', (tx, { personId }) => {
    people.delete(personId);
    // What this command reads of them is true for it alone until the commit.
    tx.onRollback(() => void people.delete(personId));
  });

  const keep = (tx: Tx, row: ConversationRow): ConversationRow => {
    enter(tx);
    rows.set(row.id, row);
    return row;
  };

  return {
    keep,

    find: async (tx: Tx, id: string): Promise<ConversationRow | undefined> => {
      enter(tx);
      const known = rows.get(id);
      if (known) return known;
      const row = await tx.get(conversationById, { id });
      return row && keep(tx, row);
    },

    /** Notes what was written: `written` is how many rows that were. */
    wrote: (tx: Tx, row: ConversationRow, written: number): ConversationRow => {
      if (written === 0) throw new RowMoved(`conversation ${row.id} was written meanwhile`);
      return keep(tx, row);
    },

    person: async (tx: Tx, id: string | null): Promise<PersonRef | null> => {
      if (id === null) return null;
      const known = people.get(id);
      if (known) return known;
      const person = await tx.get(personRef, { id });
      if (person) people.set(id, person);
      return person ?? null;
    },
  };
};
