import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { cx } from '../../lib/cx.ts';
import { visitorFace, visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { CompanyHeading } from './company-heading.tsx';
import { type CompanyUnit, peopleShown } from './live-units.ts';
import { type CardParts, CardStop } from './person-card.tsx';

/** Several people of one company on one card: how many, on which pages, each of them to be chosen. */
export function CompanyCard({ unit, ...parts }: CardParts & { unit: CompanyUnit }) {
  const { t } = parts.words;
  const shown = unit.cards.slice(0, peopleShown);
  const more = unit.people - shown.length;
  return (
    <article aria-label={unit.company.name} className="flex h-full flex-col rounded-plane bg-sunken pt-2 pb-1">
      <CompanyHeading unit={unit} className="px-3 pb-1" />
      <ul className="flex min-h-0 flex-1 flex-col">
        {shown.map((card) => (
          <PersonLine key={card.id} card={card} {...parts} />
        ))}
      </ul>
      {more > 0 && <p className="px-3 text-meta text-faint">{t('company.more', { count: more })}</p>}
    </article>
  );
}

function PersonLine({
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
  const waiting = card.waitingSince !== null;
  const since = card.waitingSince ?? card.page?.since;
  return (
    <li
      data-menu={card.id}
      className={cx(
        'relative flex h-6.5 min-w-0 items-center gap-2 px-3 transition-colors',
        card.id === active ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <CardStop card={card} active={active} tabStop={tabStop} onChoose={onChoose} words={words} />
      <Avatar
        id={card.id}
        name={visitorFace(card, tv, locale)}
        size={20}
        className={cx(card.connection !== 'here' && 'grayscale')}
      />
      <bdi className="max-w-2/5 truncate">{name}</bdi>
      <bdi className="min-w-0 flex-1 truncate text-small text-muted">{card.page?.path}</bdi>
      {since !== undefined && (
        <ElapsedTime
          since={since}
          waiting={waiting}
          until={stoppedAt ?? undefined}
          className={cx('text-small', waiting ? 'font-semibold' : 'text-muted')}
        />
      )}
      {pounceAction !== undefined && <span className="relative shrink-0">{pounceAction(card)}</span>}
    </li>
  );
}
