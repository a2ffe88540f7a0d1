import { Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { TraceList } from './trace-list.tsx';

interface TraceDialogProps {
  conversationId: string;
  /** The visitor, as the screen around calls them. */
  name: string;
  onClose(): void;
}

/** How a conversation was routed: to whom, by which rule, and why not to others. */
export function TraceDialog({ conversationId, name, onClose }: TraceDialogProps) {
  const { t } = useTranslation('trace');
  const locale = useLocale();
  const { data, error, again } = useRequest('routing.trace', { conversationId });
  const first = data?.decisions[0];
  const when = first === undefined ? null : formatExact(first.at, locale);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={
        <>
          <bdi>{name}</bdi>
          {when !== null && ` · ${when}`}
        </>
      }
      width="wide"
    >
      {data === null && error === null && (
        <Skeleton>
          <RowBones count={5} />
        </Skeleton>
      )}
      {data === null && error !== null && (
        <ErrorState
          title={t('failed')}
          meaning={t('failedMeaning')}
          action={<Button onClick={again}>{t('tryAgain')}</Button>}
        />
      )}
      {data?.decisions.length === 0 && <EmptyState icon={Waypoints} title={t('empty')} hint={t('emptyHint')} />}
      {data !== null && data.decisions.length > 0 && (
        <div className="selectable">
          {data.more && <p className="mb-3 text-small text-faint">{t('earlier')}</p>}
          <TraceList decisions={data.decisions} />
        </div>
      )}
    </Dialog>
  );
}
