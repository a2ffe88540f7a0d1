import type { Pounce, PounceMark } from '../../../shared/domain/pounce.ts';

const order: Record<Pounce['progress']['state'], number> = {
  writing: 0,
  sent: 1,
  delivered: 2,
  seen: 3,
  replied: 4,
  closed: 4,
  expired: 4,
  withdrawn: 4,
};

/** The newer word of two about a visitor: the later pounce, or of one pounce the state further along. */
export function newerPounce(a: Pounce | undefined, b: Pounce | undefined): Pounce | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.id !== b.id) return a.id > b.id ? a : b;
  const [first, second] = [order[a.progress.state], order[b.progress.state]];
  if (first !== second) return first > second ? a : b;
  // Of a claim the one that lasts longer was told later.
  const until = ({ progress }: Pounce) => (progress.state === 'writing' ? progress.expiresAt : 0);
  return until(a) >= until(b) ? a : b;
}

const isOver = ({ progress }: Pounce): boolean => order[progress.state] === 4;

/** The mark on a visitor's card, brought up to what is known here: a push comes before the list's next delta. */
export function markNow(mark: PounceMark | null, latest: Pounce | undefined): PounceMark | null {
  if (latest === undefined || (mark !== null && mark.id > latest.id)) return mark;
  if (isOver(latest)) return mark?.id === latest.id ? null : mark;
  const { progress } = latest;
  if (progress.state === 'writing') {
    return mark ?? { id: latest.id, by: latest.rep, state: 'writing', at: progress.claimedAt };
  }
  if (progress.state !== 'sent' && progress.state !== 'delivered' && progress.state !== 'seen') return mark;
  return { id: latest.id, by: latest.rep, state: progress.state, at: progress.sentAt };
}
