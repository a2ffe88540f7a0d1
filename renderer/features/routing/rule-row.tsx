import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../shared/domain/routing-plan.ts';
import { cx } from '../../lib/cx.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { putRule } from './draft-plan.ts';
import { issueWords } from './issue-words.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { hrefOf } from './rooms.ts';
import { RuleMenu } from './rule-menu.tsx';
import { doesWords, whenWords } from './rule-words.ts';

interface RuleRowProps {
  rule: RoutingRule;
  number: number;
  handle?: ReactNode;
  /** The rule for everybody else: no handle, no switch. */
  last?: boolean;
}

/** One rule as the sentence it stands for. */
export function RuleRow({ rule, number, handle, last = false }: RuleRowProps) {
  const { t } = useTranslation('routing');
  const { names, mayEdit, edit } = usePlanDesk();
  const href = hrefOf({ room: 'rules', item: rule.id });
  const when = last
    ? t('says.row.otherwise')
    : rule.when.length === 0
      ? t('says.row.always')
      : t('says.row.when', { when: whenWords(rule, names, t) });
  return (
    <div className="group -mx-2 flex items-start gap-2 rounded-control px-2 py-2.5 transition-colors hover:bg-hover">
      <span className="flex h-6 w-6 shrink-0 items-center justify-center">
        {mayEdit && !last ? handle : <span className="tabular text-small text-faint">{number}</span>}
      </span>
      <div className={cx('min-w-0 flex-1', !rule.enabled && 'opacity-65')}>
        <p className="flex min-h-6 flex-wrap items-center gap-x-2">
          {mayEdit ? (
            <a data-entry href={href} draggable={false} className="max-w-full truncate font-medium hover:underline">
              <bdi>{rule.name}</bdi>
            </a>
          ) : (
            <bdi className="max-w-full truncate font-medium">{rule.name}</bdi>
          )}
          {rule.priority > 0 && <Badge tone="accent">{t('rules.priority', { priority: rule.priority })}</Badge>}
          {!rule.enabled && <Badge>{t('rules.off')}</Badge>}
          <RuleSigns ruleId={rule.id} />
        </p>
        <p className="text-pretty text-muted wrap-anywhere">
          <span className="text-ink">{when}</span> {doesWords(rule, names, t)}
        </p>
      </div>
      {mayEdit && (
        <span className="flex h-6 shrink-0 items-center gap-1">
          {!last && (
            <Switch
              label={t('rules.on', { name: rule.name })}
              checked={rule.enabled}
              onChange={(enabled) => edit((plan) => putRule(plan, { ...rule, enabled }))}
            />
          )}
          <RuleMenu rule={rule} />
        </span>
      )}
    </div>
  );
}

/** Whether something of the rule must be mended, or is worth a look; what it is stands in the tip and below the list. */
function RuleSigns({ ruleId }: { ruleId: string }) {
  const { t } = useTranslation('routing');
  const { plan, names, errors, issues } = usePlanDesk();
  const wrong = errors.find(({ place }) => place.room === 'rules' && place.item === ruleId);
  const issue = issues.find((one) => one.ruleId === ruleId && one.severity !== 'note');
  if (wrong === undefined && issue === undefined) return null;
  const mend = wrong !== undefined || issue?.severity === 'error';
  const label =
    wrong !== undefined ? t(`error.${wrong.code}`) : issue === undefined ? '' : issueWords(issue, plan, names, t);
  return (
    <Tooltip label={label}>
      <span
        role="img"
        aria-label={`${t(mend ? 'rules.wrong' : 'rules.look')}: ${label}`}
        className={cx('inline-flex', mend ? 'text-missed-text' : 'text-waiting-text')}
      >
        <Icon of={mend ? CircleAlert : Info} size={14} />
      </span>
    </Tooltip>
  );
}
