import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { CardGrid } from '../../ui/card-grid.tsx';
import { CompanyCard } from './company-card.tsx';
import type { LiveRows } from './live-rows.ts';
import { type LiveUnit, peopleShown } from './live-units.ts';
import { PersonCard } from './person-card.tsx';
import { useRowWords } from './row-words.ts';

const height = 124;
const minWidth = 296;

const idsOf = (cards: readonly VisitorCard[]): string[] => cards.map((card) => card.id);
const stopsOf = (unit: LiveUnit): string[] => idsOf(unit.cards.slice(0, peopleShown));
const keyOf = (unit: LiveUnit): string => unit.key;

/** The visitors as cards; the people of one company share one. */
export function LiveCards({ units, chosen, stoppedAt, rowMenu, pounceAction, ...acts }: LiveRows) {
  const { t } = useTranslation('live');
  const words = useRowWords();
  const renderCard = useCallback(
    (unit: LiveUnit, active: string | null, tabStop: string | null) => {
      const parts = { active, tabStop, stoppedAt, words, pounceAction, onChoose: acts.onChoose };
      return unit.kind === 'person' ? (
        <PersonCard card={unit.cards[0]} {...parts} />
      ) : (
        <CompanyCard unit={unit} {...parts} />
      );
    },
    [stoppedAt, words, pounceAction, acts.onChoose],
  );
  const menu = (id: string) => {
    const card = units.flatMap((unit): readonly VisitorCard[] => unit.cards).find((one) => one.id === id);
    return card === undefined ? null : rowMenu(card);
  };
  return (
    <CardGrid
      label={t('table')}
      items={units}
      keyOf={keyOf}
      stopsOf={stopsOf}
      height={height}
      minWidth={minWidth}
      active={chosen}
      onActiveChange={acts.onChoose}
      onOpen={acts.onOpen}
      renderCard={renderCard}
      cardMenu={menu}
      onEnd={acts.onEnd}
      className="flex-1"
    />
  );
}
