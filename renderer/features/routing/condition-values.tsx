import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Condition, segments } from '../../../shared/domain/routing-plan.ts';
import { Device } from '../../../shared/domain/visitor.ts';
import { countryCodes } from '../../lib/country-codes.ts';
import { languageCodes } from '../../lib/language-codes.ts';
import { ChipsField } from '../../ui/chips-field.tsx';
import type { ComboboxOption } from '../../ui/combobox-choices.tsx';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { Select } from '../../ui/select.tsx';
import { AccountsField } from './accounts-field.tsx';
import { valueWords } from './condition-words.ts';
import { usePlanDesk } from './plan-desk.tsx';

interface ConditionValuesProps {
  condition: Condition;
  label: string;
  onChange(condition: Condition): void;
}

const byLabel = (one: ComboboxOption, other: ComboboxOption): number => one.label.localeCompare(other.label);

/** The control for the values of a condition: words one types, or what there is to choose. */
export function ConditionValues({ condition, label, onChange }: ConditionValuesProps) {
  const { t } = useTranslation('routing');
  const { plan, names, sites } = usePlanDesk();
  const { on } = condition;
  const options = useMemo((): ComboboxOption[] => {
    switch (on) {
      case 'country':
        return countryCodes.map((value) => ({ value, label: names.country(value) })).toSorted(byLabel);
      case 'language':
        return languageCodes.map((value) => ({ value, label: names.language(value) })).toSorted(byLabel);
      case 'site':
        return sites.map(({ id, name }) => ({ value: id, label: name }));
      case 'device':
        return Device.options.map((value) => ({ value, label: t(`device.${value}`) }));
      case 'segment':
        return segments.map((value) => ({ value, label: t(`segment.${value}`) }));
      default:
        return [];
    }
  }, [on, names, sites, t]);

  if (condition.on === 'time') {
    return (
      <Select
        label={label}
        value={condition.hoursId}
        options={plan.hours.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(hoursId) => onChange({ ...condition, hoursId })}
      />
    );
  }
  const put = (values: string[]): void => onChange({ ...condition, values } as Condition);
  switch (condition.on) {
    case 'country':
    case 'language':
    case 'site':
    case 'device':
    case 'segment':
      return (
        <MultiCombobox
          label={label}
          values={condition.values}
          options={options}
          nameOf={(value) => valueWords(condition, value, names, t)}
          placeholder={t(`placeholder.${condition.on}`)}
          onChange={put}
        />
      );
    case 'account':
      return <AccountsField label={label} values={condition.values} onChange={put} />;
    default:
      return (
        <ChipsField
          label={label}
          values={condition.values}
          most={50}
          placeholder={
            condition.on === 'page' || condition.on === 'referrer' || condition.on === 'answer'
              ? t(`placeholder.${condition.on}`)
              : t('placeholder.text')
          }
          onChange={put}
        />
      );
  }
}
