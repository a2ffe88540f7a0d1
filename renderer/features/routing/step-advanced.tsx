import { useTranslation } from 'react-i18next';
import { Target } from '../../../shared/domain/routing-plan.ts';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { skillsOf } from './draft-plan.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { PreferenceRow } from './preference-row.tsx';

interface StepAdvancedProps {
  target: Target;
  onChange(part: Partial<Target>): void;
}

/** What few steps need, one plain line each. */
export function StepAdvanced({ target, onChange }: StepAdvancedProps) {
  const { t } = useTranslation('routing');
  const { plan } = usePlanDesk();
  const { previousRepFirst, sameLanguageFirst, waterfall, skills, skipIf } = target;
  const known = [...new Set([...skillsOf(plan), ...skills])];
  const alone = (label: string, aloneS: number, put: (aloneS: number) => void) => (
    <>
      <span className="text-muted">{t('rule.aloneFor')}</span>
      <NumberField
        label={`${label}: ${t('rule.aloneFor')}`}
        value={aloneS}
        min={1}
        max={600}
        unit={t('rule.seconds')}
        onChange={put}
      />
    </>
  );
  return (
    <>
      <PreferenceRow
        label={t('rule.previous')}
        hint={t('rule.previousHint')}
        on={previousRepFirst !== null}
        onSwitch={(on) => onChange({ previousRepFirst: on ? { aloneS: 15 } : null })}
      >
        {alone(t('rule.previous'), previousRepFirst?.aloneS ?? 0, (aloneS) =>
          onChange({ previousRepFirst: { aloneS } }),
        )}
      </PreferenceRow>
      <PreferenceRow
        label={t('rule.language')}
        hint={t('rule.languageHint')}
        on={sameLanguageFirst !== null}
        onSwitch={(on) => onChange({ sameLanguageFirst: on ? { aloneS: 20 } : null })}
      >
        {alone(t('rule.language'), sameLanguageFirst?.aloneS ?? 0, (aloneS) =>
          onChange({ sameLanguageFirst: { aloneS } }),
        )}
      </PreferenceRow>
      <PreferenceRow
        label={t('rule.waterfall')}
        hint={t('rule.waterfallHint')}
        on={waterfall !== null}
        onSwitch={(on) => onChange({ waterfall: on ? { attempts: 3 } : null })}
      >
        <span className="text-muted">{t('rule.attempts')}</span>
        <NumberField
          label={t('rule.waterfall')}
          value={waterfall?.attempts ?? 0}
          min={1}
          max={50}
          unit={t('rule.reps')}
          onChange={(attempts) => onChange({ waterfall: { attempts } })}
        />
      </PreferenceRow>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
        <span className="min-w-48 flex-1">
          <span className="block font-medium">{t('rule.skills')}</span>
          {known.length === 0 && <span className="block text-small text-muted">{t('rule.skillsNone')}</span>}
        </span>
        {known.length > 0 && (
          <span className="w-72 max-w-full">
            <MultiCombobox
              label={t('rule.skills')}
              values={skills}
              options={known.map((skill) => ({ value: skill, label: skill }))}
              nameOf={(skill) => skill}
              placeholder={t('rule.skillsPlaceholder')}
              onChange={(next) => onChange({ skills: next.slice(0, 10) })}
            />
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-3">
        <span className="min-w-48 flex-1 font-medium">{t('rule.skip')}</span>
        <span className="w-72 max-w-full">
          <Select
            label={t('rule.skip')}
            value={skipIf}
            options={Target.shape.skipIf.options.map((value) => ({ value, label: t(`rule.skips.${value}`) }))}
            onChange={(next) => onChange({ skipIf: next })}
          />
        </span>
      </div>
    </>
  );
}
