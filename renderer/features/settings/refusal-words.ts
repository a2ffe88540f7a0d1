import type { TFunction } from 'i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';

const known = ['forbidden', 'conflict', 'not_found', 'invalid_credentials', 'rate_limited', 'bad_request'] as const;

/** A refusal of the router in the reader's words: what happened, and what became of what they did. */
export function refusalWords(error: ErrorBody, t: TFunction<'settings'>): string {
  if (error.code === 'conflict' && error.detail?.reason === 'last_admin') return t('refused.lastAdmin');
  if (error.detail?.cause === 'offline') return t('refused.offline');
  const code = known.find((each) => each === error.code);
  return t(`refused.${code ?? 'other'}`);
}
