import { useTranslation } from 'react-i18next';
import { useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { inboxSlot } from '../inbox-store.ts';

/** The router did not take an edit or a deletion: what stood there stands. */
export function FailedChange({ clientId }: { clientId: string }) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTranslation('composer');
  const { outbox } = useSlot(inboxSlot);
  return (
    <p className="mt-1 flex items-center gap-2 text-small text-missed-text">
      <span>{tc('edit.failed')}</span>
      <Button size="small" look="plain" onClick={() => outbox.retry(clientId)}>
        {t('retry')}
      </Button>
      <Button size="small" look="plain" onClick={() => outbox.discard(clientId)}>
        {t('discard')}
      </Button>
    </p>
  );
}
