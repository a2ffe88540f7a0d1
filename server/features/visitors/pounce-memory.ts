import type { PersonRef } from '../../../shared/domain/person.ts';
import {
  type Etiquette,
  etiquetteBlock,
  isLive,
  type LivePounceState,
  type PounceMark,
  type PouncePast,
} from '../../../shared/domain/pounce.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import type { Tx } from '../../db/tx.ts';
import { type PounceRow, pouncesSince, progressOf, repOf } from '../pounce/pounce-repository.ts';

/** A pounce that is not over, as far as lists and the messenger show it. */
interface LivePounce {
  readonly id: string;
  readonly rep: PersonRef;
  readonly state: LivePounceState;
  readonly at: Instant;
  readonly text: string | null;
  readonly sentAt: Instant | null;
}

/** What memory mirrors of a visitor's pounces. */
export interface PounceMemory {
  readonly live: LivePounce | null;
  readonly past: PouncePast;
}

export const noPounces: PounceMemory = { live: null, past: { sent: [], closedAt: null } };

/** The longest silence a workspace may set. */
const rememberedMs = 90 * 86_400_000;

const reachedAt = (row: PounceRow): Instant => row.seen_at ?? row.delivered_at ?? row.sent_at ?? row.claimed_at;

const liveOf = (row: PounceRow): LivePounce | null => {
  const { state } = progressOf(row);
  if (state !== 'writing' && state !== 'sent' && state !== 'delivered' && state !== 'seen') return null;
  return { id: row.id, rep: repOf(row), state, at: reachedAt(row), text: row.text, sentAt: row.sent_at };
};

/** The memory after a pounce came to stand as its row says. */
export const withPounce = ({ live, past }: PounceMemory, row: PounceRow): PounceMemory => {
  const known = past.sent.some(({ id }) => id === row.id);
  const sent =
    row.sent_at === null || known ? past.sent : [...past.sent, { id: row.id, at: row.sent_at, visitId: row.visit_id }];
  const closedAt = row.state === 'closed' ? row.ended_at : past.closedAt;
  const over = !isLive(progressOf(row));
  return { live: over && live?.id === row.id ? null : (liveOf(row) ?? live), past: { sent, closedAt } };
};

/** Reads what is remembered of a visitor's pounces. */
export const readPounceMemory = async (tx: Tx, visitorId: string): Promise<PounceMemory> => {
  const rows = await tx.all(pouncesSince, { visitorId, since: tx.now - rememberedMs });
  return rows.reduce(withPounce, noPounces);
};

const markOf = (live: LivePounce | null): PounceMark | null =>
  live && { id: live.id, by: live.rep, state: live.state, at: live.at };

/** What a visitor's card says of pounces. */
export const pounceFacts = (
  { live, past }: PounceMemory,
  visitId: string | null,
  etiquette: Etiquette,
  now: Instant,
): Pick<VisitorCard, 'pounce' | 'pounceBlock'> => ({
  pounce: markOf(live),
  pounceBlock: past.sent.length === 0 ? null : etiquetteBlock(past, visitId, etiquette, now),
});

/** What the visitor sees of the pounce. */
export const teaserOf = ({ live }: PounceMemory): Teaser | null =>
  live && live.text !== null && live.sentAt !== null
    ? { id: live.id, rep: live.rep, text: live.text, at: live.sentAt }
    : null;
