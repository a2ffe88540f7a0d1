import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Tx } from '../../db/tx.ts';
import { type ConversationRow, conversationById, personRef } from './conversation-repository.ts';

/** Another router wrote between this command's reading and its writing: by the code the same command is tried again. */
class RowMoved extends Error {
  override readonly name = 'RowMoved';
  readonly code = '40001';
}

/**
 * What a command knows of conversations, so that its steps read each row once between them. Whoever writes a row keeps it
 * true here with a new object: a row that was handed out stays what it was.
 */
export const createConversationRows = () => {
  const rows = new WeakMap<Tx, Map<string, ConversationRow>>();
  const people = new WeakMap<Tx, Map<string, PersonRef>>();

  const of = <V>(tx: Tx, known: WeakMap<Tx, Map<string, V>>): Map<string, V> => {
    let own = known.get(tx);
    if (!own) {
      own = new Map();
      known.set(tx, own);
    }
    return own;
  };

  const keep = (tx: Tx, row: ConversationRow): ConversationRow => {
    of(tx, rows).set(row.id, row);
    return row;
  };

  return {
    keep,

    find: async (tx: Tx, id: string): Promise<ConversationRow | undefined> => {
      const known = of(tx, rows).get(id);
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
      const known = of(tx, people).get(id);
      if (known) return known;
      const person = await tx.get(personRef, { id });
      if (person) of(tx, people).set(id, person);
      return person ?? null;
    },
  };
};
