import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { SortableList } from '../../ui/sortable-list.tsx';
import { insertRule, moveRule, newRule, newTarget } from './draft-plan.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { RoomHead } from './room-page.tsx';
import { hrefOf } from './rooms.ts';
import { RulePage } from './rule-page.tsx';
import { RuleRow } from './rule-row.tsx';

/** The rules in their order, or one of them. */
export function RulesRoom({ ruleId }: { ruleId: string | null }) {
  return ruleId === null ? <RuleList /> : <RulePage key={ruleId} ruleId={ruleId} />;
}

function RuleList() {
  const { t } = useTranslation('routing');
  const { ids } = useWorkspace();
  const { plan, mayEdit, edit } = usePlanDesk();
  const movable = plan.rules.slice(0, -1);
  const last = plan.rules.at(-1);
  const add = (): void => {
    const queueId = plan.queues[0]?.id;
    if (queueId === undefined) return;
    const rule = newRule(ids.next(), t('rules.newName'), newTarget(ids.next(), queueId));
    edit((now) => insertRule(now, rule, now.rules.length));
    navigate(hrefOf({ room: 'rules', item: rule.id }));
  };
  return (
    <>
      <RoomHead
        hint={t(mayEdit ? 'rules.hint' : 'rules.hintRead')}
        action={
          mayEdit && (
            <Button icon={Plus} onClick={add}>
              {t('rules.add')}
            </Button>
          )
        }
      />
      {movable.length > 0 && (
        <SortableList
          label={t('rules.label')}
          items={movable}
          keyOf={({ id }) => id}
          nameOf={({ name }) => name}
          still={!mayEdit}
          onMove={(from, to) => edit((now) => moveRule(now, from, to))}
          renderItem={(rule, index, handle) => <RuleRow rule={rule} number={index + 1} handle={handle} />}
        />
      )}
      {last !== undefined && (
        <div className={movable.length > 0 ? 'mt-2 border-t border-hairline pt-2' : undefined}>
          <RuleRow rule={last} number={plan.rules.length} last />
        </div>
      )}
      {movable.length === 0 && mayEdit && <p className="mt-4 text-pretty text-faint">{t('rules.only')}</p>}
    </>
  );
}
