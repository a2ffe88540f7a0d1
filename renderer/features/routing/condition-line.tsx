import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Condition, textSubjects } from '../../../shared/domain/routing-plan.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttributeField } from './attribute-field.tsx';
import { ConditionValues } from './condition-values.tsx';
import { newCondition } from './draft-plan.ts';
import { usePlanDesk } from './plan-desk.tsx';

/** What a condition can ask about, the usual ones first. */
const subjects: readonly Condition['on'][] = [
  'page',
  'country',
  'language',
  'account',
  'segment',
  'time',
  'device',
  'site',
  'referrer',
  'utm_campaign',
  'utm_source',
  'utm_medium',
  'utm_term',
  'utm_content',
  'answer',
  'attribute',
];

const isText = (on: Condition['on']): boolean => textSubjects.some((subject) => subject === on);

/** How a subject can be compared. */
function opsOf(on: Condition['on']): readonly Condition['op'][] {
  if (on === 'time') return ['within', 'outside'];
  if (on === 'answer') return ['is', 'is_not', 'contains'];
  if (on === 'attribute') return ['is', 'is_not', 'contains', 'contains_not'];
  return isText(on) ? ['starts_with', 'is', 'is_not', 'contains', 'contains_not'] : ['is', 'is_not'];
}

interface ConditionLineProps {
  condition: Condition;
  number: number;
  onChange(condition: Condition): void;
  onRemove(): void;
}

/** One condition: what, how compared, with which values. */
export function ConditionLine({ condition, number, onChange, onRemove }: ConditionLineProps) {
  const { t } = useTranslation('routing');
  const { plan } = usePlanDesk();
  const { on, op } = condition;
  const offered = subjects.filter((subject) => subject !== 'time' || plan.hours.length > 0 || on === 'time');
  const choose = (next: Condition['on']): void => {
    // Another text of the visit is compared with the same words; of anything else the values would mean nothing.
    if (isText(on) && isText(next)) onChange({ ...condition, on: next } as Condition);
    else onChange(newCondition(next, plan.hours[0]?.id ?? ''));
  };
  return (
    <li className="flex items-start gap-2 rounded-control">
      <span className="w-8 shrink-0 pt-1.5 text-small text-faint">{number > 1 && t('rule.and')}</span>
      <span className="flex min-w-0 flex-1 flex-wrap items-start gap-2">
        <span className="w-36 shrink-0">
          <Select
            label={t('rule.subject', { number })}
            value={on}
            options={offered.map((value) => ({ value, label: t(`subjects.${value}`) }))}
            onChange={choose}
          />
        </span>
        {condition.on === 'answer' && (
          <span className="w-36 shrink-0">
            <TextField
              aria-label={t('rule.step', { number })}
              placeholder={t('rule.stepPlaceholder')}
              value={condition.step}
              onChange={(event) => onChange({ ...condition, step: event.currentTarget.value })}
            />
          </span>
        )}
        {condition.on === 'attribute' && (
          <span className="w-44 shrink-0">
            <AttributeField
              label={t('rule.attribute', { number })}
              value={condition.attribute}
              onChange={(attribute) => onChange({ ...condition, attribute })}
            />
          </span>
        )}
        <span className="w-36 shrink-0">
          <Select
            label={t('rule.op', { number })}
            value={op}
            options={opsOf(on).map((value) => ({ value, label: t(`ops.${value}`) }))}
            onChange={(next) => onChange({ ...condition, op: next } as Condition)}
          />
        </span>
        <span className="flex min-w-52 flex-1 items-start gap-2">
          <span className="min-w-0 flex-1">
            <ConditionValues condition={condition} label={t('rule.value', { number })} onChange={onChange} />
          </span>
          <IconButton icon={X} label={t('rule.removeCondition', { number })} onClick={onRemove} />
        </span>
      </span>
    </li>
  );
}
