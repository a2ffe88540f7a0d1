import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../shared/domain/desk.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Count } from '../../ui/count.tsx';
import { Strip } from '../../ui/strip.tsx';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import { usePeople } from './use-people.ts';

interface TaskListProps {
  whose: 'mine' | 'all';
  state: 'open' | 'done';
}

/** What is to be done, above whom one missed: what is due first comes first. Where nothing is, nothing is said. */
export function TaskList({ whose, state }: TaskListProps) {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const people = usePeople();
  const [limit, setLimit] = useState(50);
  const { data, error, again } = useRequest('task.list', { whose, state, limit });
  const [edited, setEdited] = useState<Task | null>(null);
  useEffect(() => connection.on('desk.changed', ({ what }) => what === 'tasks' && again()), [connection, again]);
  if (data === null) {
    return (
      error !== null && (
        <Strip
          tone="missed"
          action={
            <Button size="small" onClick={again}>
              {t('tryAgain')}
            </Button>
          }
        >
          {t('tasks.failed')}
        </Strip>
      )
    );
  }
  if (data.items.length === 0) return null;
  return (
    <section
      aria-label={t('tasks.list')}
      className="scroll-plane max-h-[45%] shrink-0 border-b border-hairline px-2 pb-2"
    >
      <h2 className="flex items-baseline gap-1.5 px-2 pt-2 pb-1 text-small font-semibold text-muted">
        {t('tasks.list')}
        <Count value={data.items.length} />
      </h2>
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
    </section>
  );
}
