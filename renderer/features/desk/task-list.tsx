import { ListTodo } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../shared/domain/desk.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import { usePeople } from './use-people.ts';

interface TaskListProps {
  whose: 'mine' | 'all';
  state: 'open' | 'done';
}

/** What is to be done: what is due first comes first. */
export function TaskList({ whose, state }: TaskListProps) {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const people = usePeople();
  const [limit, setLimit] = useState(50);
  const { data, error, again } = useRequest('task.list', { whose, state, limit });
  const [edited, setEdited] = useState<Task | null>(null);
  useEffect(() => connection.on('desk.changed', ({ what }) => what === 'tasks' && again()), [connection, again]);
  if (data === null) {
    return error === null ? (
      <Skeleton>
        <RowBones tall />
      </Skeleton>
    ) : (
      <ErrorState
        title={t('tasks.failed')}
        meaning={t('tasks.failedMeaning')}
        action={<Button onClick={again}>{t('tryAgain')}</Button>}
      />
    );
  }
  if (data.items.length === 0) {
    return <EmptyState icon={ListTodo} title={t(`tasks.empty.${state}`)} hint={t('tasks.emptyHint')} />;
  }
  return (
    <div className="scroll-plane min-h-0 flex-1 px-2 py-2">
      {data.items.map((task) => (
        <TaskRow key={task.id} task={task} withVisitor onEdit={() => setEdited(task)} />
      ))}
      {data.more && limit < 200 && (
        <div className="flex justify-center py-2">
          <Button size="small" look="plain" onClick={() => setLimit(200)}>
            {t('more')}
          </Button>
        </div>
      )}
      {edited !== null && (
        <TaskDialog
          conversationId={edited.conversationId}
          task={edited}
          people={people}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}
