import type { ReactNode } from 'react';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { cx } from '../../lib/cx.ts';
import { placeOf, visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Activity, CompanyName, SourceWords } from './live-cells.tsx';
import type { RowWords } from './row-words.ts';

export interface CardParts {
  active: string | null;
  tabStop: string | null;
  stoppedAt: number | null;
  onChoose(id: string): void;
  words: RowWords;
  pounceAction?: ((visitor: VisitorCard) => ReactNode) | undefined;
}

interface StopProps extends Pick<CardParts, 'active' | 'tabStop' | 'onChoose' | 'words'> {
  card: VisitorCard;
  className?: string;
}

/** Chooses the visitor: the whole of their part of the card, under what can be pressed on it. */
export function CardStop({ card, active, tabStop, onChoose, words: { tv, locale }, className }: StopProps) {
  return (
    <button
      type="button"
      data-stop={card.id}
      tabIndex={card.id === tabStop ? 0 : -1}
      aria-current={card.id === active ? 'true' : undefined}
      aria-label={visitorLabel(card, tv, locale)}
      onClick={() => onChoose(card.id)}
      className={cx('absolute inset-0 focus-inset', className)}
    />
  );
}

/** One visitor: who, from which company, where now and for how long, by which way. */
export function PersonCard({
  card,
  active,
  tabStop,
  stoppedAt,
  onChoose,
  words,
  pounceAction,
}: CardParts & { card: VisitorCard }) {
  const { tv, locale } = words;
  const name = visitorLabel(card, tv, locale);
  const place = card.name === null ? null : placeOf(card, locale);
  return (
    <article
      data-menu={card.id}
      aria-label={name}
      className={cx(
        'relative flex h-full flex-col rounded-plane p-3 transition-colors',
        card.id === active ? 'bg-selected' : 'bg-sunken hover:bg-hover',
      )}
    >
      <CardStop
        card={card}
        active={active}
        tabStop={tabStop}
        onChoose={onChoose}
        words={words}
        className="rounded-plane"
      />
      <div className="flex min-w-0 items-start gap-2.5">
        <Avatar
          id={card.id}
          name={visitorFace(card, tv, locale)}
          size={32}
          className={cx(card.connection !== 'here' && 'grayscale')}
        />
        <div className="min-w-0 flex-1">
          <p className="flex min-w-0 items-center gap-2">
            <bdi className="truncate font-medium">{name}</bdi>
            {card.practice && <Badge>{tv('demo')}</Badge>}
          </p>
          <p className="flex min-w-0 gap-1.5 text-small text-muted">
            <CompanyName company={card.company} words={words} />
            {place !== null && (
              <span className="truncate text-faint">
                <bdi>{place}</bdi>
              </span>
            )}
          </p>
        </div>
        {card.waitingSince !== null && (
          <ElapsedTime
            waiting
            since={card.waitingSince}
            until={stoppedAt ?? undefined}
            className="text-title font-semibold"
          />
        )}
      </div>
      <p className="mt-2 flex min-w-0 items-baseline gap-2">
        <bdi className="min-w-0 flex-1 truncate">{card.page?.path}</bdi>
        {card.page !== null && (
          <ElapsedTime since={card.page.since} until={stoppedAt ?? undefined} className="text-small text-muted" />
        )}
      </p>
      <div className="mt-auto -mb-1.5 flex min-h-7 min-w-0 items-center gap-2 text-small">
        <span className="min-w-0 flex-1 truncate">
          {card.activity === 'browsing' && card.connection === 'here' ? (
            <SourceWords card={card} words={words} />
          ) : (
            <Activity card={card} stoppedAt={stoppedAt} words={words} plain />
          )}
        </span>
        {pounceAction !== undefined && <span className="relative shrink-0">{pounceAction(card)}</span>}
      </div>
    </article>
  );
}
