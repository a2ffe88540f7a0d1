import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Pounce, type PounceMark, pounceRefusal, type Refused } from '../../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { type Hello, useHello, useSlot } from '../../bridge/workspace.ts';
import { useNow } from '../../ui/ui-provider.tsx';
import { markNow, newerPounce } from './latest-pounce.ts';
import { nothingOf, type PounceOf, pounceSlot } from './pounce-store.ts';

interface Standing {
  /** The pounce on its way to them. */
  mark: PounceMark | null;
  /** Why I may not pounce them now. */
  refused: Refused | null;
  /** The router's time; runs by the second only while something here counts down. */
  now: number;
  myId: string;
}

/** What may be done about a visitor now, as far as the card and the pushes tell; rows of a list are given what is the same for all. */
export function useStandingOf(
  visitor: VisitorCard,
  { me, presence, settings }: Pick<Hello, 'me' | 'presence' | 'settings'>,
  latest: Pounce | undefined,
): Standing {
  const mark = markNow(visitor.pounce, latest);
  const oldEnough = visitor.page === null ? 0 : visitor.page.since + settings.pounceAfterS * 1000;
  const still = useNow(false);
  const now = useNow(oldEnough > still);
  const refused = pounceRefusal(me, presence, { ...visitor, pounce: mark }, settings, now);
  return { mark, refused, now, myId: me.id };
}

/** The same for one visitor alone, with what is typed to them. */
export function useStanding(visitor: VisitorCard): Standing & { own: PounceOf } {
  const hello = useHello();
  const store = useSlot(pounceSlot);
  const own = useStore(store.byVisitor, (all) => all[visitor.id] ?? nothingOf);
  return { ...useStandingOf(visitor, hello, own.latest), own };
}

/** The latest pounce of each visitor as the pushes tell; the same object while only somebody types. */
export function useLatestPounces(): Readonly<Record<string, Pounce | undefined>> {
  const { byVisitor } = useSlot(pounceSlot);
  return useStore(
    byVisitor,
    useShallow((all) => Object.fromEntries(Object.entries(all).map(([id, { latest }]) => [id, latest]))),
  );
}

/** The latest pounce of the visitor, whoever's: from the router's list, and brought up to date by pushes. */
export function useLatestPounce(visitor: VisitorCard, known: Pounce | undefined): Pounce | undefined {
  const { data, again } = useRequest('pounce.list', { visitorId: visitor.id });
  const mark = visitor.pounce === null ? '' : `${visitor.pounce.id} ${visitor.pounce.state}`;
  // A colleague's pounce is pushed to them alone: the card's mark says that there is something to ask for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another mark asks again
  useEffect(() => again(), [mark, again]);
  return newerPounce(known, data?.pounces[0]);
}
