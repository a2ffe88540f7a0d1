import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { useFoundAccounts } from './use-found-accounts.ts';

interface AccountsFieldProps {
  label: string;
  values: readonly string[];
  onChange(values: string[]): void;
}

/** Companies, found by typing in the list the router has. */
export function AccountsField({ label, values, onChange }: AccountsFieldProps) {
  const { t } = useTranslation('routing');
  const { names } = usePlanDesk();
  const [search, setSearch] = useState('');
  const found = useFoundAccounts(search.trim());
  return (
    <MultiCombobox
      label={label}
      values={values}
      options={found.map(({ id, name, domain }) => ({ value: id, label: name, aside: domain ?? undefined }))}
      nameOf={(id) => names.account(id)}
      onSearch={setSearch}
      placeholder={t('placeholder.account')}
      onChange={onChange}
    />
  );
}
