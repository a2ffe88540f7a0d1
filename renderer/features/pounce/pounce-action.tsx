import type { TFunction } from 'i18next';
import { PenLine } from 'lucide-react';
import type { Pounce, PounceRefusal } from '../../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { Hello } from '../../bridge/workspace.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RowButton } from '../../ui/row-button.tsx';
import { tip } from '../../ui/tips.tsx';
import { isGoodMoment } from './good-moment.ts';
import { goodMomentWords, refusalWords } from './pounce-words.ts';
import { useStandingOf } from './use-pounce.ts';

const saidElsewhere: ReadonlySet<PounceRefusal> = new Set(['in_conversation', 'waiting', 'left', 'not_accepting']);

/** What is the same for all rows: looked up once for the list, for each row that did so itself would watch it, too. */
export interface PounceLook {
  t: TFunction<'pounce'>;
  locale: string;
  hello: Pick<Hello, 'me' | 'presence' | 'settings'>;
  /** Opens the visitor's composer. */
  want(visitorId: string): void;
}

interface PounceActionProps {
  visitor: VisitorCard;
  /** What the pushes told of the latest pounce. */
  latest: Pounce | undefined;
  look: PounceLook;
}

/** On a visitor's row: pounce them, who does so already and how far it got, or why not now. */
export function PounceAction({ visitor, latest, look: { t, locale, hello, want } }: PounceActionProps) {
  const { mark, refused, now, myId } = useStandingOf(visitor, hello, latest);

  if (mark !== null) {
    const mine = mark.by.id === myId;
    const writing = mark.state === 'writing';
    const words = writing ? (mine ? t('youWrite') : t('writing', { name: mark.by.name })) : t(`state.${mark.state}`);
    const label = writing ? words : `${mine ? t('youSent') : t('sentBy', { name: mark.by.name })} · ${words}`;
    return (
      <span {...tip(label)} className="inline-flex max-w-full items-center gap-1.5 text-small text-muted">
        <Avatar id={mark.by.id} name={mark.by.name} photo={mark.by.photo} size={20} />
        {writing ? <Icon of={PenLine} size={14} className="shrink-0" /> : <span className="truncate">{words}</span>}
        {writing && <span className="sr-only">{words}</span>}
      </span>
    );
  }
  if (refused === null) {
    const good = isGoodMoment(visitor, myId);
    return (
      <RowButton
        look={good ? 'primary' : 'plain'}
        {...(good ? tip(goodMomentWords(visitor, t)) : {})}
        // Without a ground of its own it is the word that ends at the column's edge.
        className={good ? undefined : '-me-2'}
        tabIndex={-1}
        onClick={(event) => {
          event.stopPropagation();
          want(visitor.id);
          navigate(href.live(visitor.id));
        }}
      >
        {t('pounce')}
        {good && <span className="sr-only">{goodMomentWords(visitor, t)}</span>}
      </RowButton>
    );
  }
  // What the row or the reader's own status says already is not said again in every row.
  if (saidElsewhere.has(refused.reason)) return null;
  const counts = refused.reason === 'too_new' && refused.until !== null;
  return (
    <span {...tip(refusalWords(refused, t, now, locale))} className="tabular text-small text-faint">
      {counts && refused.until !== null
        ? t('inTime', { time: formatElapsed(elapsedSeconds(now, refused.until)) })
        : t('notNow')}
    </span>
  );
}
