import type { CallSide, LiveCall } from '../../../shared/domain/call.ts';
import { maxKeptSignals, otherSide } from '../../../shared/domain/call-steps.ts';
import type { CallWord } from '../../../shared/protocol/call-requests.ts';
import type { Tx } from '../../db/tx.ts';

interface Opening {
  /** The called side's engine to which the way is opened: the first one that spoke. */
  readonly ahead: string | null;
  /** What the caller's engine said before it was known who listens; null where that engine waits to be spoken to. */
  readonly kept: readonly CallWord[] | null;
  /** So much of it went along with the ring. */
  readonly told: number;
}

type Undoing = Pick<Tx, 'onRollback'>;

/** What goes to an engine. */
export interface Delivery {
  to: CallSide;
  seat: string;
  words: readonly CallWord[];
}

/** How the ways of calls are opened while they ring: kept in memory, shown to nobody, and gone with the ring. */
export const createCallOpenings = () => {
  const openings = new Map<string, Opening>();

  /** A command that is taken back may be run again, and what it heard must be news to it then. */
  const put = (tx: Undoing, callId: string, next: Opening): void => {
    const before = openings.get(callId);
    tx.onRollback(() => void (before ? openings.set(callId, before) : openings.delete(callId)));
    openings.set(callId, next);
  };

  const ringing = (
    tx: Undoing,
    call: LiveCall,
    opening: Opening,
    side: CallSide,
    seat: string,
    word: CallWord,
  ): Delivery[] | null => {
    if (side === call.startedBy) {
      if (opening.ahead !== null) return [{ to: otherSide(side), seat: opening.ahead, words: [word] }];
      if (!opening.kept || opening.kept.length >= maxKeptSignals) return null;
      put(tx, call.id, { ...opening, kept: [...opening.kept, word] });
      return [];
    }
    const { ahead, kept, told } = opening;
    const caller = call.seats[call.startedBy];
    if (caller === null || (ahead !== null && ahead !== seat)) return null;
    put(tx, call.id, { ...opening, ahead: seat });
    const listens = word.data.type === 'again' && ahead === null && kept !== null;
    const missed: Delivery = { to: side, seat, words: ahead === null ? (kept ?? []).slice(listens ? 0 : told) : [] };
    // It may have said no more than that it listens.
    return listens ? [missed] : [{ to: call.startedBy, seat: caller, words: [word] }, missed];
  };

  return {
    /** A call rings; answers what its caller's engine said already. */
    begin(tx: Undoing, callId: string, said: readonly CallWord[] | undefined): CallWord[] {
      put(tx, callId, { ahead: null, kept: said ?? null, told: said?.length ?? 0 });
      return [...(said ?? [])];
    },
    ahead: (callId: string): string | null => openings.get(callId)?.ahead ?? null,
    /** What an engine has to hear that answers a call to which no engine opened a way. */
    missed(callId: string): readonly CallWord[] {
      const opening = openings.get(callId);
      return opening?.ahead === null ? (opening.kept ?? []) : [];
    },
    /** Where a word goes that the engine in `seat` says of a call; null where that engine has no say in it. */
    hear(tx: Undoing, call: LiveCall, side: CallSide, seat: string, word: CallWord): Delivery[] | null {
      const held = call.seats[side];
      const opening = call.state === 'ringing' ? openings.get(call.id) : undefined;
      if (held !== seat && (held !== null || side === call.startedBy || !opening)) return null;
      if (opening) return ringing(tx, call, opening, side, seat, word);
      const to = otherSide(side);
      const other = call.seats[to];
      return other === null ? null : [{ to, seat: other, words: [word] }];
    },
    end: (callId: string): void => void openings.delete(callId),
  };
};
