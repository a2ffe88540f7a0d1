import { AlarmClock, Ban } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../../shared/domain/desk.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { late } from '../../ui/late.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { useDid } from '../../ui/undo.tsx';
import { TaskRow } from './task-row.tsx';
import { useBringBack } from './use-bring-back.ts';
import { useDesk, useDeskAct } from './use-desk.ts';
import { usePeople } from './use-people.ts';
import { useTakeBack } from './use-undoing.ts';

const { component: TaskDialog } = late(() => import('./task-dialog.tsx').then((file) => file.TaskDialog), null);

interface DeskStripsProps {
  conversationId: string;
  visitorId: string;
  /** How many notes here name me, unread. */
  mentions: number;
}

/** What is to know above the place where one writes: it is put aside, the visitor is kept away, what is to be done. */
export function DeskStrips({ conversationId, visitorId, mentions }: DeskStripsProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  const bringBack = useBringBack();
  const locale = useLocale();
  const desk = useDesk(conversationId);
  const [edited, setEdited] = useState<Task | null>(null);

  // What names me is read once I look at it.
  useEffect(() => {
    if (mentions === 0) return;
    const seen = (): void => {
      if (document.hasFocus()) void connection.request('note.seen', { conversationId });
    };
    seen();
    window.addEventListener('focus', seen);
    return () => window.removeEventListener('focus', seen);
  }, [connection, conversationId, mentions]);

  if (desk === null) return null;
  const open = desk.tasks.filter((task) => task.state === 'open');
  const { block } = desk;
  const back = (): void => void bringBack(conversationId, desk.snoozedUntil);
  const lift = async (): Promise<void> => {
    if (!(await act(connection.request('visitor.unblock', { visitorId }))) || block === null) return;
    const { reason, until } = block;
    const again = () => connection.request('visitor.block', { visitorId, reason, until });
    const about = `block:${visitorId}`;
    did({ said: t('done.lifted'), what: t('done.lift'), about, undo: takeBack(again) });
  };
  return (
    <>
      {open.length > 0 && (
        <section aria-label={t('tasks.here')} className="mx-3 mb-2 max-h-32 overflow-y-auto">
          {open.map((task) => (
            <TaskRow key={task.id} task={task} onEdit={() => setEdited(task)} />
          ))}
        </section>
      )}
      {desk.snoozedUntil !== null && (
        <div className="mb-2">
          <Strip
            icon={AlarmClock}
            action={
              <Button size="small" onClick={back}>
                {t('snooze.back')}
              </Button>
            }
          >
            {t('snooze.until', { time: formatExact(desk.snoozedUntil, locale, me.zone) })}
          </Strip>
        </div>
      )}
      {desk.block !== null && (
        <Strip
          tone="missed"
          icon={Ban}
          action={
            (me.role !== 'rep' || desk.block.by.id === me.id) && (
              <Button size="small" onClick={() => void lift()}>
                {t('block.lift')}
              </Button>
            )
          }
        >
          {desk.block.until === null
            ? t('block.ever', { by: desk.block.by.name, reason: desk.block.reason })
            : t('block.until', {
                by: desk.block.by.name,
                reason: desk.block.reason,
                time: formatExact(desk.block.until, locale, me.zone),
              })}
        </Strip>
      )}
      {edited !== null && <EditTask task={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function EditTask({ task, onClose }: { task: Task; onClose(): void }) {
  const people = usePeople();
  return <TaskDialog conversationId={task.conversationId} task={task} people={people} onClose={onClose} />;
}
