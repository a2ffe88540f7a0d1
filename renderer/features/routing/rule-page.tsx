import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../shared/domain/routing-plan.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { isLast, putRule } from './draft-plan.ts';
import { PlaceIssues } from './place-issues.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { BackLink, RoomPart } from './room-page.tsx';
import { hrefOf } from './rooms.ts';
import { RuleEnd } from './rule-end.tsx';
import { RuleMenu } from './rule-menu.tsx';
import { RuleRow } from './rule-row.tsx';
import { RuleSteps } from './rule-steps.tsx';
import { RuleWhen } from './rule-when.tsx';
import { ruleWords } from './rule-words.ts';

/** One rule, part by part in the order of its sentence. */
export function RulePage({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation('routing');
  const { ids } = useWorkspace();
  const { plan, names, mayEdit, edit } = usePlanDesk();
  const rules = hrefOf({ room: 'rules', item: null });
  const at = plan.rules.findIndex(({ id }) => id === ruleId);
  const rule = plan.rules[at];
  const back = <BackLink href={rules}>{t('back.rules')}</BackLink>;
  if (rule === undefined) {
    return (
      <>
        {back}
        <EmptyState title={t('gone.title')} hint={t('gone.hint')} />
      </>
    );
  }
  const last = isLast(plan, ruleId);
  if (!mayEdit) {
    return (
      <>
        {back}
        <RuleRow rule={rule} number={at + 1} last={last} />
        <PlaceIssues room="rules" item={ruleId} />
      </>
    );
  }
  const put = (part: Partial<RoutingRule>): void => edit((now) => putRule(now, { ...rule, ...part }));
  return (
    <>
      {back}
      <div className="flex items-end gap-3">
        <FormRow label={t('rule.name')} className="min-w-0 flex-1">
          <TextField size="large" value={rule.name} onChange={(event) => put({ name: event.currentTarget.value })} />
        </FormRow>
        <span className="flex h-9 items-center gap-2">
          {!last && (
            <Switch
              label={t('rules.on', { name: rule.name })}
              checked={rule.enabled}
              onChange={(enabled) => put({ enabled })}
            />
          )}
          <RuleMenu rule={rule} onRemoved={() => navigate(rules)} />
        </span>
      </div>
      <p className="mt-3 text-pretty text-muted wrap-anywhere">{ruleWords(rule, last, names, t)}</p>
      <PlaceIssues room="rules" item={ruleId} />
      <RoomPart title={t('rule.when')} hint={t(last ? 'rule.whenLast' : 'rule.whenHint')}>
        {!last && <RuleWhen rule={rule} onChange={(when) => put({ when })} />}
      </RoomPart>
      <RoomPart title={t('rule.then')} hint={t('rule.thenHint')}>
        <RuleSteps rule={rule} nextId={ids.next} onChange={(targets) => put({ targets })} />
      </RoomPart>
      <RoomPart title={t('rule.end')}>
        <RuleEnd rule={rule} onChange={put} />
      </RoomPart>
    </>
  );
}
