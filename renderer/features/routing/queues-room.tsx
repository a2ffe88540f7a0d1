import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../shared/domain/routing-plan.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { putQueue, rulesWithQueue } from './draft-plan.ts';
import { queueWords } from './plan-changes.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { QueuePage } from './queue-page.tsx';
import { RoomHead } from './room-page.tsx';
import { RoomRow } from './room-row.tsx';
import { hrefOf } from './rooms.ts';

/** The queues, or one of them. */
export function QueuesRoom({ queueId }: { queueId: string | null }) {
  return queueId === null ? <QueueList /> : <QueuePage key={queueId} queueId={queueId} />;
}

function QueueList() {
  const { t } = useTranslation('routing');
  const { ids } = useWorkspace();
  const { plan, names, mayEdit, edit } = usePlanDesk();
  const add = (): void => {
    const queue: Queue = {
      id: ids.next(),
      name: t('queue.newName'),
      members: { kind: 'reps', repIds: [] },
      hoursId: null,
    };
    edit((now) => putQueue(now, queue));
    navigate(hrefOf({ room: 'queues', item: queue.id }));
  };
  return (
    <>
      <RoomHead
        hint={t('queue.hint')}
        action={
          mayEdit && (
            <Button icon={Plus} onClick={add}>
              {t('queue.add')}
            </Button>
          )
        }
      />
      <ul aria-label={t('queue.label')} className="flex flex-col">
        {plan.queues.map((queue) => {
          const users = rulesWithQueue(plan, queue.id).length;
          return (
            <RoomRow
              key={queue.id}
              href={mayEdit ? hrefOf({ room: 'queues', item: queue.id }) : null}
              name={queue.name}
              words={queueWords(queue, names, t)}
              trailing={
                <span className="shrink-0 text-small text-faint">
                  {users === 0 ? t('queue.unused') : t('queue.usedBy', { count: users })}
                </span>
              }
            />
          );
        })}
      </ul>
    </>
  );
}
