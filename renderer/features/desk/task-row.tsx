import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../shared/domain/desk.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { formatExact, formatSince } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { visitorLabel } from '../../lib/visitor-words.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { useDid, useOver } from '../../ui/undo.tsx';
import { useDeskAct } from './use-desk.ts';
import { useTakeBack } from './use-undoing.ts';

interface TaskRowProps {
  task: Task;
  /** Says with whom, where the row does not stand beside the conversation. */
  withVisitor?: boolean;
  onEdit(): void;
}

/** One thing to do: ticked off in place, with a way back. */
export function TaskRow({ task, withVisitor = false, onEdit }: TaskRowProps) {
  const { t } = useTranslation('desk');
  const { t: tv } = useTranslation('visitor');
  const me = useMe();
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const over = useOver();
  const takeBack = useTakeBack();
  const locale = useLocale();
  const now = useMinute();
  const isDone = task.state === 'done';
  const late = !isDone && task.dueAt !== null && task.dueAt <= now;
  const set = async (state: Task['state']): Promise<void> => {
    if (!(await act(connection.request('task.set', { id: task.id, state })))) return;
    const about = `task:${task.id}`;
    if (state === 'open') return over(about);
    did({
      said: t('tasks.done', { title: task.title }),
      what: t('done.task'),
      about,
      undo: takeBack(() => connection.request('task.set', { id: task.id, state: 'open' })),
    });
  };
  return (
    <div className="group/task flex items-start gap-2 rounded-control px-2 py-1.5 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Checkbox checked={isDone} onChange={(on) => void set(on ? 'done' : 'open')}>
          <bdi dir="auto" className={cx('block break-words', isDone ? 'text-faint line-through' : 'font-medium')}>
            {task.title}
          </bdi>
        </Checkbox>
        <p className="flex flex-wrap items-center gap-x-2 ps-6 text-small text-muted">
          {task.dueAt !== null && (
            <Tooltip label={formatExact(task.dueAt, locale, me.zone)}>
              <span className={cx('tabular', late && 'font-semibold text-missed-text')}>
                {t(late ? 'tasks.late' : 'tasks.at', { time: formatSince(task.dueAt, now, locale, me.zone) })}
              </span>
            </Tooltip>
          )}
          {withVisitor && (
            <span className="flex min-w-0 items-center gap-1.5">
              <a href={href.inbox(task.conversationId)} className="min-w-0 truncate hover:underline">
                <bdi>{visitorLabel(task.visitor, tv, locale)}</bdi>
                {task.visitor.company !== null && <bdi> · {task.visitor.company}</bdi>}
              </a>
              {task.visitor.practice && <DemoBadge />}
            </span>
          )}
        </p>
        {task.note !== '' && (
          <p dir="auto" className="selectable ps-6 text-small whitespace-pre-wrap text-muted">
            {task.note}
          </p>
        )}
      </div>
      {task.owner.id !== me.id && (
        <Avatar id={task.owner.id} name={task.owner.name} photo={task.owner.photo} size={16} named />
      )}
      <IconButton
        size="small"
        icon={Pencil}
        label={t('tasks.editOne', { title: task.title })}
        onClick={onEdit}
        className="opacity-0 group-focus-within/task:opacity-100 group-hover/task:opacity-100"
      />
    </div>
  );
}
