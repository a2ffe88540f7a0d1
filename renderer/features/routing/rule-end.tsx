import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../shared/domain/routing-plan.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { PreferenceRow } from './preference-row.tsx';

interface RuleEndProps {
  rule: RoutingRule;
  onChange(part: Partial<RoutingRule>): void;
}

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How a rule's wait ends, and who goes before whom meanwhile. */
export function RuleEnd({ rule, onChange }: RuleEndProps) {
  const { t } = useTranslation('routing');
  return (
    <>
      <div className="-mt-3">
        <PreferenceRow
          label={t('rule.overflow')}
          hint={t('rule.overflowHint')}
          on={rule.overflowS !== null}
          onSwitch={(on) => onChange({ overflowS: on ? 60 : null })}
        >
          <span className="text-muted">{t('rule.after')}</span>
          <NumberField
            label={`${t('rule.overflow')}: ${t('rule.after')}`}
            value={rule.overflowS ?? 0}
            min={5}
            max={3600}
            unit={t('rule.seconds')}
            onChange={(overflowS) => onChange({ overflowS })}
          />
        </PreferenceRow>
      </div>
      <div className="pt-4">
        <Disclosure label={t(rule.priority > 0 ? 'rule.advancedOn' : 'rule.advanced')} open={rule.priority > 0}>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
            <span className="min-w-48 flex-1">
              <span className="block font-medium">{t('rule.priority')}</span>
              <span className="block text-pretty text-small text-muted">{t('rule.priorityHint')}</span>
            </span>
            <span className="w-44">
              <Select
                label={t('rule.priority')}
                value={String(rule.priority)}
                options={levels.map((level) => ({
                  value: String(level),
                  label:
                    level === 0
                      ? t('rule.priorities.normal')
                      : level === 9
                        ? t('rule.priorities.highest')
                        : String(level),
                }))}
                onChange={(level) => onChange({ priority: Number(level) })}
              />
            </span>
          </div>
        </Disclosure>
      </div>
    </>
  );
}
