import { describe, expect, it } from 'vitest';
import { checkLaws, checkOutcomes } from '../../../tests/support/routing-laws.ts';
import { RoutingTable, somePlan } from '../../../tests/support/routing-table.ts';
import type { TransferTo } from './entities.ts';
import { whyNotTransfer } from './transfer.ts';

const conversationId = 'conversation of maria';
const toRep = (repId: string): TransferTo => ({ kind: 'rep', repId });
const queueId = somePlan().queues[0]?.id ?? '';
const toQueue: TransferTo = { kind: 'queue', queueId };

/** Ada talks with Maria. */
const talking = (capacity = 3) => {
  const table = new RoutingTable({ capacity });
  table.rep('ada');
  table.ask('maria');
  table.accept('maria', 'ada');
  table.about('maria', 'rep_wrote');
  return table;
};

const hand = (table: RoutingTable, to: TransferTo, by = 'ada') => {
  const decisions = table.feed({ type: 'transferred', conversationId, by, to });
  checkLaws(table);
  return decisions;
};

const transferOf = (table: RoutingTable) => {
  const item = table.state.transfers.get(conversationId);
  if (!item) throw new Error('nothing is handed over');
  return item;
};

const offerTo = (table: RoutingTable, repId: string) => {
  const offer = transferOf(table).offers.get(repId);
  if (!offer) throw new Error(`${repId} was not offered it`);
  return offer;
};

const answer = (table: RoutingTable, type: 'accepted' | 'declined', repId: string) => {
  const decisions = table.feed({ type, offerId: offerTo(table, repId).id });
  checkLaws(table);
  return decisions;
};

const holder = (table: RoutingTable) => table.state.byConversation.get(conversationId)?.rep?.id;
const back = { do: 'return', rep: 'ada' };

describe('handing a conversation over to a rep', () => {
  it('R10.1 is a sole offer with its reason, and the sender keeps the conversation meanwhile', () => {
    const table = talking();
    table.rep('bela');
    expect(hand(table, toRep('bela'))).toMatchObject([
      { do: 'create' },
      { do: 'transfer', from: 'ada', rep: 'bela' },
      { do: 'offer', rep: 'bela', sole: true, why: 'transfer' },
    ]);
    expect(holder(table)).toBe('ada');
    table.about('maria', 'rep_wrote');
    expect(table.state.reps.get('bela')?.used).toBe(1);
    expect(table.log.at(-2)?.trace).toMatchObject([{ stage: 'rep', offered: ['bela'] }]);
  });

  it('R10.2 moves the conversation on acceptance: the receiver has the weight, the sender’s place is free, nobody wraps up', () => {
    const table = talking();
    table.rep('bela');
    hand(table, toRep('bela'));
    expect(answer(table, 'accepted', 'bela')).toMatchObject([
      { do: 'hand_over', from: 'ada', to: 'bela' },
      { do: 'assign', rep: 'bela' },
    ]);
    expect(holder(table)).toBe('bela');
    expect(table.state.reps.get('ada')?.used).toBe(0);
    expect(table.state.reps.get('bela')?.used).toBe(1);
    // The visitor had their first answer: the receiver owes no greeting.
    expect(table.pass(60_000)).toEqual([]);
    expect(table.outcomes('maria')).toHaveLength(1);
  });

  it('R10.2 gives the sender’s free place to who waits, in the same step', () => {
    const table = talking(1);
    table.rep('bela');
    hand(table, toRep('bela'));
    table.ask('noah');
    expect(answer(table, 'accepted', 'bela')).toContainEqual(expect.objectContaining({ do: 'offer', rep: 'ada' }));
  });

  it('R10.3 comes back when the rep declines, and the conversation never moved', () => {
    const table = talking();
    table.rep('bela');
    hand(table, toRep('bela'));
    expect(answer(table, 'declined', 'bela')).toMatchObject([
      { do: 'end_offer', as: 'rejected' },
      { ...back, because: 'declined' },
    ]);
    expect(holder(table)).toBe('ada');
    expect(table.state.reps.get('bela')?.used).toBe(0);
  });

  it('R10.3 comes back when the offer runs out, and that is no miss of anybody’s', () => {
    const table = talking();
    table.rep('bela');
    for (let n = 0; n < 3; n += 1) {
      hand(table, toRep('bela'));
      expect(table.pass(30_000)).toContainEqual(expect.objectContaining({ ...back, because: 'timeout' }));
    }
    expect(table.state.reps.get('bela')).toMatchObject({ misses: 0, status: 'available' });
    expect(holder(table)).toBe('ada');
  });

  it('R10.3 comes back when the rep goes', () => {
    const table = talking();
    table.rep('bela');
    hand(table, toRep('bela'));
    expect(table.rep('bela', { status: 'away' })).toContainEqual(
      expect.objectContaining({ ...back, because: 'nobody' }),
    );
  });

  it('R10.4 is taken back by the sender at any moment before', () => {
    const table = talking();
    table.rep('bela');
    hand(table, toRep('bela'));
    expect(table.feed({ type: 'transfer_canceled', conversationId })).toMatchObject([
      { do: 'end_offer', as: 'canceled', because: 'transfer_ended' },
      { ...back, because: 'taken_back' },
    ]);
    expect(table.feed({ type: 'transfer_canceled', conversationId })).toEqual([]);
    checkLaws(table);
  });

  it('R10.5 ends with the conversation, with the visitor, and with whatever else takes it from the sender', () => {
    const ends: ((table: RoutingTable) => unknown)[] = [
      (table) => table.about('maria', 'closed'),
      (table) => table.visitor('maria', 'left'),
      (table) => table.feed({ type: 'reassigned', conversationId, repId: 'chen', by: 'marta' }),
      (table) => table.rep('ada', { active: false }),
    ];
    for (const end of ends) {
      const table = talking();
      table.rep('bela');
      table.rep('chen');
      hand(table, toRep('bela'));
      end(table);
      checkLaws(table);
      expect(table.log.at(-1)?.decisions).toContainEqual(expect.objectContaining({ ...back, because: 'moved' }));
      expect(table.state.transfers.size).toBe(0);
      expect(table.state.offers.size + (table.state.reps.get('bela')?.reserved ?? 1)).toBeLessThanOrEqual(3);
    }
  });

  it('R10.5 stays open while the sender is lost for less than a minute, and ends when they stay away', () => {
    const table = talking();
    table.rep('bela');
    table.rep('ada', { connection: 'lost' });
    table.pass(45_000);
    hand(table, toRep('bela'));
    table.pass(14_000);
    checkLaws(table);
    expect(transferOf(table).offers.size).toBe(1);
    expect(table.pass(1_000)).toContainEqual(expect.objectContaining({ ...back, because: 'moved' }));
    checkLaws(table);
  });

  it('R10.6 is refused with the reason where it cannot be', () => {
    const table = talking(1);
    const why = (to: TransferTo, by = 'ada') => whyNotTransfer(table.state, { conversationId, by, to });
    expect(why(toQueue)).toBe('nobody_available');
    table.rep('bela');
    expect(why(toRep('ada'))).toBe('same_rep');
    expect(why(toRep('nobody'))).toBe('deactivated');
    expect(why(toRep('ada'), 'bela')).toBe('not_running');
    expect(why({ kind: 'queue', queueId: 'gone' })).toBe('unknown_queue');
    table.rep('bela', { status: 'busy' });
    expect(why(toRep('bela'))).toBe('not_accepting');
    table.rep('bela', { status: 'available', inCall: true });
    expect(why(toRep('bela'))).toBe('in_call');
    table.rep('bela', { inCall: false });
    table.ask('noah');
    table.accept('noah', 'bela');
    expect(why(toRep('bela'))).toBe('capacity_full');
    expect(hand(table, toRep('bela'))).toEqual([]);
    table.rep('chen');
    hand(table, toRep('chen'));
    expect(why(toRep('chen'))).toBe('under_way');
  });

  it('R10.6 is refused before the sender said a word', () => {
    const table = new RoutingTable({ capacity: 3 });
    table.rep('ada');
    table.ask('maria');
    table.accept('maria', 'ada');
    table.rep('bela');
    expect(whyNotTransfer(table.state, { conversationId, by: 'ada', to: toRep('bela') })).toBe('not_begun');
  });
});

describe('handing a conversation over to a queue', () => {
  it('R10.7 goes by the queue’s strategy to everybody but the sender, and comes back when all declined', () => {
    const table = talking();
    table.rep('bela');
    table.rep('chen');
    hand(table, toQueue);
    expect([...transferOf(table).offers.keys()].sort()).toEqual(['bela', 'chen']);
    answer(table, 'declined', 'bela');
    expect(transferOf(table).offers.size).toBe(1);
    expect(answer(table, 'declined', 'chen').at(-1)).toMatchObject({ ...back, because: 'declined' });
  });

  it('R10.7 waits for who is full, takes the first who has room, and comes back after a minute', () => {
    const table = talking(1);
    table.rep('bela');
    table.ask('noah');
    table.accept('noah', 'bela');
    hand(table, toQueue);
    expect(transferOf(table).offers.size).toBe(0);
    table.about('noah', 'closed');
    checkLaws(table);
    expect(offerTo(table, 'bela').why).toBe('transfer');
    answer(table, 'accepted', 'bela');
    expect(holder(table)).toBe('bela');

    const other = talking(1);
    other.rep('bela');
    other.ask('noah');
    other.accept('noah', 'bela');
    other.about('noah', 'rep_wrote');
    hand(other, toQueue);
    expect(other.pass(60_000).at(-1)).toMatchObject({ ...back, because: 'timeout' });
  });

  it('R10.8 outlives a crash: the offer, the way back and who keeps it are as before', () => {
    const table = talking();
    table.rep('bela');
    table.rep('chen');
    hand(table, toQueue);
    answer(table, 'declined', 'bela');
    table.recall();
    checkLaws(table);
    expect([...transferOf(table).offers.keys()]).toEqual(['chen']);
    answer(table, 'declined', 'chen');
    expect(holder(table)).toBe('ada');
  });

  it('R10.9 what was handed over is routed like any conversation where its new rep goes', () => {
    const table = talking();
    table.rep('bela');
    hand(table, toRep('bela'));
    answer(table, 'accepted', 'bela');
    table.rep('bela', { active: false });
    checkLaws(table);
    expect(table.offered('maria')).toEqual(['ada']);
    expect(table.chain('maria').at(-1)).toMatchObject({ kind: 'inbound_chat', state: 'reserved' });
    table.visitor('maria', 'left');
    table.about('maria', 'closed');
    table.pass(240_000);
    checkOutcomes(table);
  });
});
