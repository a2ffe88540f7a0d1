import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../shared/domain/routing-plan.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { putQueue, removeQueue, restoreQueue, rulesWithQueue } from './draft-plan.ts';
import { PlaceIssues } from './place-issues.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { BackLink, RoomPart } from './room-page.tsx';
import { hrefOf } from './rooms.ts';
import { useRemove } from './use-remove.ts';

/** One queue: its name, who is in it, and when it is open. */
export function QueuePage({ queueId }: { queueId: string }) {
  const { t } = useTranslation('routing');
  const { plan, names, people, mayEdit, edit } = usePlanDesk();
  const remove = useRemove();
  const all = hrefOf({ room: 'queues', item: null });
  const queue = plan.queues.find(({ id }) => id === queueId);
  const back = <BackLink href={all}>{t('back.queues')}</BackLink>;
  if (queue === undefined || !mayEdit) {
    return (
      <>
        {back}
        <EmptyState title={t('gone.title')} hint={t('gone.hint')} />
      </>
    );
  }
  const put = (part: Partial<Queue>): void => edit((now) => putQueue(now, { ...queue, ...part }));
  const rules = rulesWithQueue(plan, queueId);
  const kept = rules.length > 0 || plan.queues.length === 1;
  const { members } = queue;
  const at = plan.queues.indexOf(queue);
  return (
    <>
      {back}
      <FormRow label={t('queue.name')} className="max-w-112">
        <TextField size="large" value={queue.name} onChange={(event) => put({ name: event.currentTarget.value })} />
      </FormRow>
      <PlaceIssues room="queues" item={queueId} />
      <RoomPart title={t('queue.members')}>
        <RadioList
          label={t('queue.members')}
          value={members.kind}
          options={[
            { value: 'everybody', label: t('queue.membersAll'), hint: t('queue.membersAllHint') },
            { value: 'reps', label: t('queue.membersSome'), hint: t('queue.membersSomeHint') },
          ]}
          onChange={(kind) => put({ members: kind === 'everybody' ? { kind } : { kind, repIds: [] } })}
        />
        {members.kind === 'reps' && (
          <div className="ps-6 pt-3">
            <MultiCombobox
              label={t('queue.choose')}
              values={members.repIds}
              options={people.map(({ id, name, email }) => ({ value: id, label: name, aside: email }))}
              nameOf={(id) => names.rep(id)}
              placeholder={t('queue.choose')}
              onChange={(repIds) => put({ members: { kind: 'reps', repIds } })}
            />
          </div>
        )}
      </RoomPart>
      <RoomPart title={t('queue.hours')} hint={t('queue.hoursHint')}>
        <Select
          label={t('queue.hours')}
          value={queue.hoursId ?? ''}
          options={[
            { value: '', label: t('queue.always') },
            ...plan.hours.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(hoursId) => put({ hoursId: hoursId === '' ? null : hoursId })}
          className="max-w-72"
        />
      </RoomPart>
      <div className="flex flex-wrap items-center gap-3 pt-8">
        <Button
          icon={Trash2}
          disabled={kept}
          onClick={() => {
            navigate(all);
            remove(
              t('queue.deleted', { name: queue.name }),
              at,
              (now) => removeQueue(now, queueId),
              (now) => restoreQueue(now, queue, at),
            );
          }}
        >
          {t('queue.delete')}
        </Button>
        <p className="min-w-0 flex-1 text-small text-muted">
          {rules.length > 0
            ? t('queue.deleteNot', { rules: names.allOf(rules) })
            : plan.queues.length === 1
              ? t('queue.deleteOnly')
              : t('queue.unused')}
        </p>
      </div>
    </>
  );
}
