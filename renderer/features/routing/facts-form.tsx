import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namedAttributes } from '../../../shared/domain/named-attributes.ts';
import type { RoutingFacts } from '../../../shared/domain/routing-facts.ts';
import { Device } from '../../../shared/domain/visitor.ts';
import { countryCodes } from '../../lib/country-codes.ts';
import { languageCodes } from '../../lib/language-codes.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { orNull } from './or-null.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { useFoundAccounts } from './use-found-accounts.ts';

interface FactsFormProps {
  facts: RoutingFacts;
  onChange(part: Partial<RoutingFacts>): void;
}

/** A visitor that is made up: what rules can ask about, empty where nothing is known. */
export function FactsForm({ facts, onChange }: FactsFormProps) {
  const { t } = useTranslation('routing');
  const { plan, names, sites } = usePlanDesk();
  const [search, setSearch] = useState('');
  const accounts = useFoundAccounts(search.trim());
  const unknown = { value: '', label: t('preview.unknown') };
  const named = (codes: readonly string[], name: (code: string) => string) => [
    unknown,
    ...codes.map((value) => ({ value, label: name(value) })).toSorted((a, b) => a.label.localeCompare(b.label)),
  ];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the reader's language alone
  const countries = useMemo(() => named(countryCodes, names.country), [names]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names follow the reader's language alone
  const languages = useMemo(() => named(languageCodes, names.language), [names]);
  const text = (label: string, value: string | null, put: (value: string | null) => void, placeholder?: string) => (
    <FormRow label={label}>
      <TextField
        dir="ltr"
        spellCheck={false}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={(event) => put(orNull(event.currentTarget.value))}
      />
    </FormRow>
  );
  const [step, answer] = Object.entries(facts.answers)[0] ?? ['', ''];
  const utm = (key: string) => (value: string | null) => {
    const { [key]: _had, ...others } = facts.utm;
    onChange({ utm: value === null ? others : { ...others, [key]: value } });
  };
  const said = (name: string) => (value: string | null) => {
    const { [name]: _had, ...others } = facts.attributes ?? {};
    onChange({ attributes: value === null ? others : { ...others, [name]: value } });
  };
  const { accountId } = facts;
  // Who was chosen stays a choice, whatever else is searched for.
  const chosen =
    accountId === null || accounts.some(({ id }) => id === accountId)
      ? []
      : [{ value: accountId, label: names.account(accountId) }];
  const chooseAccount = (id: string): void => {
    const account = accounts.find((one) => one.id === id);
    onChange({
      accountId: orNull(id),
      target: account?.target ?? false,
      ownerId: account?.owner?.id ?? null,
    });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-3">
        {text(t('preview.page'), facts.page, (page) => onChange({ page }), t('placeholder.page'))}
        <FormRow label={t('preview.country')}>
          <Combobox
            value={facts.country ?? ''}
            options={countries}
            onChange={(country) => onChange({ country: orNull(country) })}
          />
        </FormRow>
        <FormRow label={t('preview.language')}>
          <Combobox
            value={facts.language ?? ''}
            options={languages}
            onChange={(language) => onChange({ language: orNull(language) })}
          />
        </FormRow>
        <FormRow label={t('preview.company')}>
          <Combobox
            value={facts.accountId ?? ''}
            options={[
              ...(search === '' || search === unknown.label ? [unknown] : []),
              ...chosen,
              ...accounts.map(({ id, name, domain }) => ({ value: id, label: name, aside: domain ?? undefined })),
            ]}
            onSearch={setSearch}
            onChange={chooseAccount}
          />
        </FormRow>
        {/* What the rules ask of the website is what one tries them for. */}
        {namedAttributes(plan).flatMap((name) =>
          name === ''
            ? []
            : [<Fragment key={name}>{text(name, facts.attributes?.[name] ?? null, said(name))}</Fragment>],
        )}
      </div>
      <Disclosure label={t('preview.moreFacts')}>
        <div className="grid grid-cols-2 gap-3 pt-2">
          <FormRow label={t('preview.device')}>
            <Select
              value={facts.device ?? ''}
              options={[unknown, ...Device.options.map((value) => ({ value, label: t(`device.${value}`) }))]}
              onChange={(device) => onChange({ device: device === '' ? null : Device.parse(device) })}
            />
          </FormRow>
          <FormRow label={t('preview.site')}>
            <Select
              value={facts.siteId ?? ''}
              options={[unknown, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(siteId) => onChange({ siteId: orNull(siteId) })}
            />
          </FormRow>
          {text(t('preview.campaign'), facts.utm.utm_campaign ?? null, utm('utm_campaign'))}
          {text(t('preview.source'), facts.utm.utm_source ?? null, utm('utm_source'))}
          {text(t('preview.referrer'), facts.referrer, (referrer) => onChange({ referrer }))}
          {text(t('preview.answerStep'), step, (next) =>
            onChange({ answers: next === null ? {} : { [next]: answer } }),
          )}
          {text(t('preview.answer'), answer, (next) => onChange({ answers: { [step]: next ?? '' } }))}
        </div>
        <div className="flex flex-col gap-2 pt-3">
          <Checkbox checked={facts.returning} onChange={(returning) => onChange({ returning })}>
            {t('preview.returning')}
          </Checkbox>
          <Checkbox checked={facts.identified} onChange={(identified) => onChange({ identified })}>
            {t('preview.identified')}
          </Checkbox>
        </div>
      </Disclosure>
    </div>
  );
}
