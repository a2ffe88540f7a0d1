import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';

/** While nothing is known yet: bones, or what went wrong. */
export function LoadState({ error, onAgain }: { error: ErrorBody | null; onAgain(): void }) {
  const { t } = useTranslation('settings');
  if (error === null) {
    return (
      <Skeleton className="-mx-4">
        <RowBones count={5} tall />
      </Skeleton>
    );
  }
  return (
    <ErrorState
      title={t('failed')}
      meaning={t('failedMeaning')}
      action={<Button onClick={onAgain}>{t('tryAgain')}</Button>}
    />
  );
}
