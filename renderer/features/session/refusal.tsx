import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { FieldError } from '../../ui/form-row.tsx';
import { errorKey } from './error-words.ts';

/** What the router refused, said plainly above the button it belongs to. */
export function Refusal({ error }: { error: ErrorBody | null }) {
  const { t } = useTranslation('session');
  return error === null ? null : <FieldError>{t(errorKey(error.code))}</FieldError>;
}
