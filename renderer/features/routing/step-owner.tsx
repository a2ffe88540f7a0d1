import { useTranslation } from 'react-i18next';
import type { Target } from '../../../shared/domain/routing-plan.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { PreferenceRow } from './preference-row.tsx';

interface StepOwnerProps {
  target: Target;
  onChange(part: Partial<Target>): void;
}

/** The account's owner before the rest of the step, and who stands in for them. */
export function StepOwner({ target: { ownerFirst }, onChange }: StepOwnerProps) {
  const { t } = useTranslation('routing');
  const { people, names } = usePlanDesk();
  const fallback = ownerFirst?.fallbackRepId ?? '';
  const known = people.map(({ id, name }) => ({ value: id, label: name }));
  const options = [
    { value: '', label: t('rule.noFallback') },
    ...known,
    ...(fallback === '' || people.some(({ id }) => id === fallback)
      ? []
      : [{ value: fallback, label: names.rep(fallback) }]),
  ];
  return (
    <>
      <PreferenceRow
        label={t('rule.owner')}
        hint={t('rule.ownerHint')}
        on={ownerFirst !== null}
        onSwitch={(on) => onChange({ ownerFirst: on ? { aloneS: 15, fallbackRepId: null } : null })}
      >
        <span className="text-muted">{t('rule.aloneFor')}</span>
        <NumberField
          label={`${t('rule.owner')}: ${t('rule.aloneFor')}`}
          value={ownerFirst?.aloneS ?? 0}
          min={1}
          max={600}
          unit={t('rule.seconds')}
          onChange={(aloneS) => onChange({ ownerFirst: { aloneS, fallbackRepId: ownerFirst?.fallbackRepId ?? null } })}
        />
      </PreferenceRow>
      {ownerFirst !== null && (
        <div className="flex flex-wrap items-center gap-2 ps-6 pt-2">
          <span className="text-muted">{t('rule.fallback')}</span>
          <span className="w-56">
            <Combobox
              label={t('rule.fallback')}
              value={fallback}
              options={options}
              onChange={(repId) =>
                onChange({ ownerFirst: { aloneS: ownerFirst.aloneS, fallbackRepId: repId === '' ? null : repId } })
              }
            />
          </span>
        </div>
      )}
    </>
  );
}
