import type { TFunction } from 'i18next';
import type { LucideIcon } from 'lucide-react';
import {
  type ChosenStatus,
  type NamedStatus,
  type Presence,
  type StatusChoice,
  standsFor,
} from '../../shared/domain/presence.ts';
import { presenceShape } from './presence-shape.ts';
import { statusIcon } from './status-icons.ts';
import { acceptsWords } from './status-words.ts';

/** One status as it is chosen from. */
export interface ChoiceOfStatus {
  value: StatusChoice;
  label: string;
  hint: string;
  shape: ReturnType<typeof presenceShape>;
  /** Null for a built-in one. */
  icon: LucideIcon | null;
}

const after = ['away', 'busy', 'offline'] as const;

/** All statuses in the order they are chosen from; `means` says what a built-in one means for whom. */
export function statusChoices(
  own: readonly NamedStatus[],
  means: 'means' | 'meansFor',
  t: TFunction<'presence'>,
  locale: string,
): ChoiceOfStatus[] {
  const builtIn = (status: ChosenStatus): ChoiceOfStatus => ({
    value: status,
    label: t(`statuses.${status}`),
    hint: t(`${means}.${status}`),
    shape: presenceShape(status),
    icon: null,
  });
  return [
    builtIn('available'),
    ...own.map((one) => ({
      value: one.id,
      label: one.name,
      hint: acceptsWords(one, t, locale),
      shape: presenceShape(standsFor(one)),
      icon: statusIcon[one.icon],
    })),
    ...after.map(builtIn),
  ];
}

/** Which of the choices somebody is in: who was sent away after missed offers is *Away*. */
export const choiceOf = ({ status, named }: Pick<Presence, 'status' | 'named'>): StatusChoice =>
  named?.id ?? (status === 'away_missed' ? 'away' : status);
