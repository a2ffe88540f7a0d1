import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { askFirstCountries, type ConsentIn, consentFor, differsByCountry } from '../../../shared/domain/consent.ts';
import type { ConsentMode } from '../../../shared/protocol/http/setup.ts';
import { countryCodes } from '../../lib/country-codes.ts';
import { Button } from '../../ui/button.tsx';
import { MultiCombobox } from '../../ui/multi-combobox.tsx';
import { RadioList } from '../../ui/radio-list.tsx';

const modes = ['ask', 'implied', 'off'] as const;

interface ConsentFieldsProps {
  usual: ConsentMode;
  lists: ConsentIn;
  onChange(usual: ConsentMode, lists: ConsentIn): void;
}

/** The consent of a site, and the countries in which another one holds. A country stands under one way at most. */
export function ConsentFields({ usual, lists, onChange }: ConsentFieldsProps) {
  const { t, i18n } = useTranslation('settings');
  const id = useId();
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames([i18n.language], { type: 'region' });
    return (code: string): string => names.of(code) ?? code;
  }, [i18n.language]);
  const options = useMemo(
    () =>
      countryCodes
        .map((value) => ({ value, label: nameOf(value) }))
        .toSorted((one, other) => one.label.localeCompare(other.label, i18n.language)),
    [nameOf, i18n.language],
  );
  const byName = (one: string, other: string): number => nameOf(one).localeCompare(nameOf(other), i18n.language);
  const put = (mode: ConsentMode, countries: readonly string[]): void => {
    const others = (list: readonly string[]): string[] => list.filter((code) => !countries.includes(code));
    const rest: ConsentIn = { off: others(lists.off), ask: others(lists.ask), implied: others(lists.implied) };
    onChange(usual, { ...rest, [mode]: [...countries] });
  };
  const strictest = t(`sites.consents.${consentFor(usual, lists, null)}.name`);
  return (
    <div className="flex flex-col gap-5">
      <RadioList
        label={t('sites.consent')}
        value={usual}
        options={modes.map((mode) => ({
          value: mode,
          label: t(`sites.consents.${mode}.name`),
          hint: t(`sites.consents.${mode}.hint`),
        }))}
        onChange={(mode) => onChange(mode, { ...lists, [mode]: [] })}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a look of its own */}
      <div role="group" aria-labelledby={id} className="flex max-w-128 flex-col gap-4">
        <div>
          <h4 id={id} className="font-medium">
            {t('sites.consentIn')}
          </h4>
          <p className="text-small text-muted">
            {differsByCountry(lists) ? t('sites.consentUnknown', { mode: strictest }) : t('sites.consentInHint')}
          </p>
        </div>
        {modes
          .filter((mode) => mode !== usual)
          .map((mode) => (
            <div key={mode} className="flex flex-col gap-1.5">
              <span className="text-small font-medium text-muted" aria-hidden>
                {t(`sites.consents.${mode}.in`)}
              </span>
              <MultiCombobox
                label={t(`sites.consents.${mode}.in`)}
                values={lists[mode]}
                options={options}
                nameOf={nameOf}
                placeholder={t('sites.country')}
                onChange={(countries) => put(mode, countries)}
              />
              {mode === 'ask' && !askFirstCountries.every((code) => lists.ask.includes(code)) && (
                <Button
                  size="small"
                  look="plain"
                  className="self-start"
                  onClick={() => put('ask', [...new Set([...lists.ask, ...askFirstCountries])].toSorted(byName))}
                >
                  {t('sites.askFirstCountries')}
                </Button>
              )}
            </div>
          ))}
      </div>
    </div>
  );
}
