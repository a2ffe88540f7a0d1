import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '../../../../shared/client/delivery/outbox.ts';
import { useMe, useSlot } from '../../../bridge/workspace.ts';
import { Button } from '../../../ui/button.tsx';
import { inboxSlot } from '../inbox-store.ts';
import { NotePaper } from './note-paper.tsx';

/** A note of mine on its way to the router, or one that it did not take. */
export function OutgoingNote({ item }: { item: OutboxItem }) {
  const { t } = useTranslation('inbox');
  const me = useMe();
  const { outbox } = useSlot(inboxSlot);
  const { clientId, text, createdAt, error } = item;
  const failed = item.state === 'failed';
  const why = error?.code === 'too_large' || error?.code === 'forbidden' ? error.code : 'other';
  return (
    <NotePaper by={me} at={createdAt}>
      <p dir="auto" className="selectable max-w-[64ch] break-words whitespace-pre-wrap">
        {text}
      </p>
      {failed ? (
        <p className="mt-1 flex items-center gap-2 text-small text-missed-text">
          <span>{t(`notSent.${why}`)}</span>
          <Button size="small" look="plain" onClick={() => outbox.retry(clientId)}>
            {t('retry')}
          </Button>
          <Button size="small" look="plain" onClick={() => outbox.discard(clientId)}>
            {t('discard')}
          </Button>
        </p>
      ) : (
        <p className="text-meta text-muted">{t(item.state === 'sent' ? 'delivery.sent' : 'delivery.sending')}</p>
      )}
    </NotePaper>
  );
}
