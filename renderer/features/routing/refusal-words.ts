import type { TFunction } from 'i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';

const known = ['forbidden', 'conflict', 'bad_request'] as const;

/** Why the plan was not saved, and what became of what was changed. */
export function refusalWords(error: ErrorBody, t: TFunction<'routing'>): string {
  if (error.detail?.cause === 'offline') return t('refused.offline');
  const code = known.find((each) => each === error.code);
  return t(`refused.${code ?? 'other'}`);
}
