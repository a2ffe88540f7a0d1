import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Strategy, Target } from '../../../shared/domain/routing-plan.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { Select } from '../../ui/select.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { PreferenceRow } from './preference-row.tsx';
import { StepAdvanced } from './step-advanced.tsx';
import { StepOwner } from './step-owner.tsx';
import { advancedStrategies, isAdvanced, plainStrategies } from './step-parts.ts';

interface StepEditorProps {
  target: Target;
  at: number;
  count: number;
  onChange(target: Target): void;
  onMove(to: number): void;
  onRemove(): void;
}

/** One step of a rule: which queue, how, and for how long. */
export function StepEditor({ target, at, count, onChange, onMove, onRemove }: StepEditorProps) {
  const { t } = useTranslation('routing');
  const { plan } = usePlanDesk();
  const number = at + 1;
  const put = (part: Partial<Target>): void => onChange({ ...target, ...part });
  const strategies = (among: readonly Strategy[]) => (
    <RadioList
      label={t('rule.strategy')}
      value={target.strategy}
      options={among.map((value) => ({
        value,
        label: t(`strategy.${value}.name`),
        hint: t(`strategy.${value}.hint`),
      }))}
      onChange={(strategy) => put({ strategy })}
    />
  );
  return (
    <li className="relative ps-9">
      <span
        aria-hidden="true"
        className="tabular absolute start-0 top-1 inline-flex size-6 items-center justify-center rounded-full bg-press text-small font-semibold"
      >
        {number}
      </span>
      <div className="flex items-center gap-2">
        <span className="shrink-0 text-muted">{t('rule.queue')}</span>
        <span className="w-56 min-w-0">
          <Select
            label={`${t('rule.stepNumber', { number })}: ${t('rule.queue')}`}
            value={target.queueId}
            options={plan.queues.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(queueId) => put({ queueId })}
          />
        </span>
        <span className="ms-auto flex shrink-0">
          {count > 1 && (
            <>
              <IconButton
                icon={ArrowUp}
                size="small"
                label={t('rule.stepUp', { number })}
                disabled={at === 0}
                onClick={() => onMove(at - 1)}
              />
              <IconButton
                icon={ArrowDown}
                size="small"
                label={t('rule.stepDown', { number })}
                disabled={at === count - 1}
                onClick={() => onMove(at + 1)}
              />
              <IconButton icon={Trash2} size="small" label={t('rule.removeStep', { number })} onClick={onRemove} />
            </>
          )}
        </span>
      </div>
      <div className="pt-3">{strategies(plainStrategies)}</div>
      <StepOwner target={target} onChange={put} />
      {(at < count - 1 || target.untilS !== null) && (
        <PreferenceRow
          label={t('rule.untilOn')}
          hint={t('rule.untilHint')}
          on={target.untilS !== null}
          onSwitch={(on) => put({ untilS: on ? 30 * number : null })}
        >
          <span className="text-muted">{t(at === 0 ? 'rule.untilFirst' : 'rule.untilAge')}</span>
          <NumberField
            label={t('rule.untilOn')}
            value={target.untilS ?? 0}
            min={1}
            max={3600}
            unit={t('rule.seconds')}
            onChange={(untilS) => put({ untilS })}
          />
        </PreferenceRow>
      )}
      <div className="pt-2">
        <Disclosure label={t(isAdvanced(target) ? 'rule.advancedOn' : 'rule.advanced')} open={isAdvanced(target)}>
          <div className="pt-2">{strategies(advancedStrategies)}</div>
          <StepAdvanced target={target} onChange={put} />
        </Disclosure>
      </div>
    </li>
  );
}
