import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLocaleTag, type LocaleTag, locales } from '../../../shared/domain/locales.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { languageOptions } from './language-options.ts';
import { LoadState } from './load-state.tsx';
import { SectionPage } from './section-page.tsx';
import { TextsEditor } from './texts-editor.tsx';
import { useAct } from './use-act.ts';

/** What visitors read: pick a site and a language, and put texts of one's own in place of the usual ones. */
export function TextsSection() {
  const { t } = useTranslation('texts');
  const { t: words } = useTranslation('settings');
  const { data, error, again } = useRequest('site.list', {});
  const [chosen, choose] = useState<string | null>(null);
  const [locale, setLocale] = useState<LocaleTag>('en');
  const site = data?.sites.find(({ id }) => id === chosen) ?? data?.sites[0];
  return (
    <SectionPage title={words('sections.texts')} hint={t('hint')}>
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : site === undefined ? (
        <EmptyState title={words('sites.empty')} hint={words('sites.emptyHint')} />
      ) : (
        <>
          <div className="flex max-w-144 flex-wrap gap-x-5 gap-y-4">
            {data.sites.length > 1 && (
              <FormRow label={t('site')} className="min-w-48 flex-1">
                <Select
                  value={site.id}
                  options={data.sites.map(({ id, name }) => ({ value: id, label: name }))}
                  onChange={choose}
                />
              </FormRow>
            )}
            <FormRow label={t('language')} className="min-w-48 flex-1">
              <Combobox
                value={locale}
                options={languageOptions}
                onChange={(tag) => {
                  if (isLocaleTag(tag)) setLocale(tag);
                }}
              />
            </FormRow>
          </div>
          <SiteTexts key={`${site.id} ${locale}`} siteId={site.id} locale={locale} />
        </>
      )}
    </SectionPage>
  );
}

function SiteTexts({ siteId, locale }: { siteId: string; locale: LocaleTag }) {
  const { t } = useTranslation('texts');
  const { connection } = useWorkspace();
  const act = useAct();
  const { data, error, again, put } = useRequest('texts.get', { siteId, locale });
  // Who translates has the English beside it.
  const original = useRequest('texts.get', locale === 'en' ? null : { siteId, locale: 'en' }).data;
  const english = useMemo(
    () => original && { ...Object.fromEntries(original.texts.map(({ key, text }) => [key, text])), ...original.own },
    [original],
  );
  if (data === null) return <LoadState error={error} onAgain={again} />;
  const setLanguage = async (tag: string): Promise<void> => {
    const language = isLocaleTag(tag) && tag !== 'en' ? tag : null;
    if ((await act(connection.request('texts.set_language', { siteId, language }))) !== null)
      put({ ...data, language });
  };
  const elsewhere = data.spoken.filter((tag) => tag !== locale).map((tag) => locales[tag].english);
  return (
    <>
      <FormRow label={t('fallback')} hint={t('fallbackHint')} className="max-w-144">
        <Combobox value={data.language ?? 'en'} options={languageOptions} onChange={(tag) => void setLanguage(tag)} />
      </FormRow>
      <p className="-mb-4 text-small text-muted">
        {t('changed', { count: Object.keys(data.own).length })}
        {elsewhere.length > 0 && ` · ${t('alsoIn', { languages: elsewhere.join(', ') })}`}
        {!locales[locale].reviewed && ` · ${t('unreviewed')}`}
      </p>
      <TextsEditor
        siteId={siteId}
        locale={locale}
        texts={data.texts}
        english={english}
        saved={data.own}
        onSaved={(own) => put({ ...data, own })}
      />
    </>
  );
}
