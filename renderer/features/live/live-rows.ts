import type { ReactNode } from 'react';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { LiveUnit } from './live-units.ts';

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
