import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimMs,
  defaultPounceSettings,
  etiquetteBlock,
  isLive,
  mayPounce,
  movePounce,
  type PounceMove,
  PounceProgress,
  type PounceTarget,
  pounceRefusal,
} from './pounce.ts';

const id = '0190163d-8694-739b-aea5-966c26f8ad90';
const day = 86_400_000;

const aMove: fc.Arbitrary<PounceMove> = fc.oneof(
  fc.constantFrom<PounceMove>({ do: 'type' }, { do: 'send', text: 'Hi' }, { do: 'deliver' }, { do: 'see' }),
  fc.constantFrom<PounceMove>(
    { do: 'reply', conversationId: id },
    { do: 'close' },
    { do: 'withdraw', reason: 'canceled' },
    { do: 'expire', reason: 'left' },
  ),
);

/** How far along a state is; nothing goes back. */
const rank: Record<PounceProgress['state'], number> = {
  writing: 0,
  sent: 1,
  delivered: 2,
  seen: 3,
  replied: 4,
  closed: 4,
  expired: 4,
  withdrawn: 4,
};

describe('a pounce', () => {
  it('moves forward only, keeps its receipts, and rests once it is over', () => {
    fc.assert(
      fc.property(fc.array(aMove, { maxLength: 12 }), (moves) => {
        let now = 1_000;
        let at: PounceProgress = { state: 'writing', claimedAt: now, expiresAt: now + claimMs };
        for (const move of moves) {
          now += 10;
          const next = movePounce(at, move, now);
          if (!next) continue;
          expect(PounceProgress.safeParse(next).success).toBe(true);
          expect(isLive(at)).toBe(true);
          expect(rank[next.state]).toBeGreaterThanOrEqual(rank[at.state]);
          if ('sentAt' in at && 'sentAt' in next) expect(next.sentAt).toBe(at.sentAt);
          if ('seenAt' in at && 'seenAt' in next) expect(next.seenAt).toBe(at.seenAt);
          if ('seenAt' in next && next.seenAt !== null) expect(next.deliveredAt).not.toBeNull();
          at = next;
        }
      }),
    );
  });

  it('counts as delivered when it was seen, and is not withdrawn once it is sent', () => {
    const seen = movePounce({ state: 'sent', text: 'Hi', sentAt: 1 }, { do: 'see' }, 5);
    expect(seen).toEqual({ state: 'seen', text: 'Hi', sentAt: 1, deliveredAt: 5, seenAt: 5 });
    expect(movePounce({ state: 'sent', text: 'Hi', sentAt: 1 }, { do: 'withdraw', reason: 'lapsed' }, 5)).toBeNull();
  });
});

describe('the etiquette', () => {
  const rules = defaultPounceSettings;

  it('is one pounce in a visit, two in a week, and silence for seven days after a closed one', () => {
    const sent = [{ id: 'a', at: 10 * day, visitId: 'first' }];
    const past = { sent, closedAt: null };
    expect(etiquetteBlock(past, 'first', rules, 10 * day + 1)).toEqual({ reason: 'once_per_visit', until: null });
    expect(etiquetteBlock(past, 'second', rules, 10 * day + 1)).toBeNull();
    const twice = { sent: [...sent, { id: 'b', at: 12 * day, visitId: 'second' }], closedAt: null };
    expect(etiquetteBlock(twice, 'third', rules, 13 * day)).toEqual({ reason: 'week_limit', until: 17 * day });
    expect(etiquetteBlock(twice, 'third', rules, 17 * day)).toBeNull();
    const closed = { sent, closedAt: 10 * day };
    expect(etiquetteBlock(closed, 'second', rules, 11 * day)).toEqual({ reason: 'closed_before', until: 17 * day });
    expect(etiquetteBlock(closed, 'second', rules, 17 * day)).toBeNull();
  });

  it('lets no history have more pounces than it says, whatever is tried when', () => {
    const tries = fc.array(fc.record({ after: fc.nat({ max: day }), newVisit: fc.boolean(), closes: fc.boolean() }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(tries, (history) => {
        let now = 0;
        let visit = 0;
        let past: { sent: { id: string; at: number; visitId: string }[]; closedAt: number | null } = {
          sent: [],
          closedAt: null,
        };
        for (const { after, newVisit, closes } of history) {
          now += after;
          if (newVisit) visit += 1;
          const visitId = `visit ${visit}`;
          if (etiquetteBlock(past, visitId, rules, now)) continue;
          expect(past.closedAt === null || now - past.closedAt >= 7 * day).toBe(true);
          past = { sent: [...past.sent, { id: `${now}`, at: now, visitId }], closedAt: closes ? now : past.closedAt };
          expect(past.sent.filter((one) => one.visitId === visitId)).toHaveLength(1);
          expect(past.sent.filter((one) => one.at + 7 * day > now).length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });
});

describe('Route for Pounce', () => {
  const owned = { owner: { id: 'ada' } };
  const ada = { id: 'ada', role: 'rep' } as const;
  const bela = { id: 'bela', role: 'rep' } as const;
  const boss = { id: 'boss', role: 'manager' } as const;

  it.each([
    ['everybody', [true, true, true, true]],
    ['owner_else_everybody', [true, false, true, true]],
    ['owner_only', [true, false, true, false]],
  ] as const)('%s', (setting, [owner, colleague, manager, unowned]) => {
    expect(mayPounce(setting, ada, owned)).toBe(owner);
    expect(mayPounce(setting, bela, owned)).toBe(colleague);
    expect(mayPounce(setting, boss, owned)).toBe(manager);
    expect(mayPounce(setting, bela, null)).toBe(unowned);
    expect(mayPounce(setting, bela, { owner: null })).toBe(unowned);
  });
});

describe('why a visitor may not be pounced', () => {
  const ada = { id: 'ada', role: 'rep' } as const;
  const target: PounceTarget = {
    company: null,
    page: { since: 0 },
    activity: 'browsing',
    connection: 'here',
    conversationId: null,
    pounce: null,
    pounceBlock: null,
  };
  const why = (over: Partial<PounceTarget>, now = 60_000, status: 'available' | 'away' | 'busy' = 'available') =>
    pounceRefusal(ada, { status, named: null }, { ...target, ...over }, defaultPounceSettings, now);
  const bela = { id: 'bela', name: 'Bela Novak', photo: null };

  it('names the reason, when it ends, and who was faster', () => {
    expect(why({})).toBeNull();
    expect(why({}, 60_000, 'busy')).toBeNull();
    expect(why({}, 60_000, 'away')).toMatchObject({ reason: 'not_accepting' });
    expect(why({}, 4_000)).toMatchObject({ reason: 'too_new', until: 10_000 });
    expect(why({ connection: 'stepped_away' })).toMatchObject({ reason: 'left' });
    expect(why({ page: null })).toMatchObject({ reason: 'left' });
    expect(why({ activity: 'waiting', conversationId: id })).toMatchObject({ reason: 'waiting' });
    expect(why({ activity: 'chatting', conversationId: id })).toMatchObject({ reason: 'in_conversation' });
    const mark = { id, by: bela, state: 'writing' as const, at: 0 };
    expect(why({ pounce: mark })).toMatchObject({ reason: 'claimed_by_colleague', name: 'Bela Novak' });
    expect(why({ pounce: { ...mark, by: { ...bela, id: 'ada' } } })).toBeNull();
    expect(why({ pounceBlock: { reason: 'week_limit', until: 90_000 } })).toMatchObject({ until: 90_000 });
    expect(why({ pounceBlock: { reason: 'week_limit', until: 90_000 } }, 90_000)).toBeNull();
  });
});
