import type { ReactNode } from 'react';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { CompanyUnit, LiveUnit } from './live-units.ts';

/** A row of the table: one person, or the heading over the people of one company. */
export type LiveRow = VisitorCard | CompanyUnit;

/** What table and cards are given alike: two ways to draw one window. */
export interface LiveRows {
  units: readonly LiveUnit[];
  chosen: string | null;
  /** The moment the list stopped being live, or null while it is. */
  stoppedAt: number | null;
  onChoose(id: string): void;
  onOpen(id: string): void;
  onEnd(): void;
  /** The items under the right button. */
  rowMenu(card: VisitorCard): ReactNode;
  pounceAction?: ((visitor: VisitorCard) => ReactNode) | undefined;
}
