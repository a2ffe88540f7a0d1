import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FactName } from '../../../shared/domain/identity.ts';
import { Combobox } from '../../ui/combobox.tsx';
import type { ComboboxOption } from '../../ui/combobox-choices.tsx';
import { usePlanDesk } from './plan-desk.tsx';

interface AttributeFieldProps {
  label: string;
  value: string;
  onChange(name: string): void;
}

/** Which of the things that websites say of visitors: one that was said, or one that is yet to come. */
export function AttributeField({ label, value, onChange }: AttributeFieldProps) {
  const { t } = useTranslation('routing');
  const { attributes } = usePlanDesk();
  const [typed, setTyped] = useState('');
  // What is chosen is shown in the field: it is no search.
  const search = typed === value ? '' : typed.trim();
  const found = attributes.filter((name) => name.toLowerCase().includes(search.toLowerCase()));
  const isNew = search !== '' && !attributes.includes(search) && FactName.safeParse(search).success;
  const options: ComboboxOption[] = [
    ...found.map((name) => ({ value: name, label: name })),
    ...(isNew ? [{ value: search, label: search, aside: t('rule.attributeNew') }] : []),
  ];
  // The one that was chosen stays a choice, whatever else is searched for.
  const all = value === '' || found.includes(value) ? options : [{ value, label: value }, ...options];
  return <Combobox label={label} value={value} options={all} onSearch={setTyped} onChange={onChange} />;
}
