import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../shared/protocol/http/setup.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ConsentFields } from './consent-fields.tsx';
import { FirstView } from './first-view.tsx';
import { invalidWords } from './form-words.ts';
import { IdentityPart } from './identity-part.tsx';
import { LookPart } from './look/look-part.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPage, SectionPart } from './section-page.tsx';
import { SiteForm } from './site-form.ts';

const parts = ['site', 'look', 'identity'] as const;

/** One website: the snippet that brings the widget there, how the widget behaves and looks, and who its visitors are. */
export function SitePage({ site, part, onSaved }: { site: Site; part: string | null; onSaved(): void }) {
  const { t } = useTranslation('settings');
  const here = parts.find((one) => one === part) ?? 'site';
  const panels = {
    site: <SiteForms site={site} onSaved={onSaved} />,
    look: <LookPart site={site} onSaved={onSaved} />,
    identity: <IdentityPart siteId={site.id} />,
  };
  return (
    <SectionPage title={site.name} hint={<FirstView at={site.firstViewAt} />} back={href.settings('sites')} wide>
      <Tabs
        label={site.name}
        value={here}
        tabs={parts.map((value) => ({
          value,
          label: t(`sites.parts.${value}`),
          panel: <div className={cx('pt-6', value !== 'look' && 'max-w-[42rem]')}>{panels[value]}</div>,
        }))}
        onChange={(next) => navigate(href.settings('sites', site.id, next === 'site' ? undefined : next))}
        className="-mt-2 [&_[role=tablist]]:px-0"
      />
    </SectionPage>
  );
}

/** What is saved of a site as a whole. */
function SiteForms({ site, onSaved }: { site: Site; onSaved(): void }) {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: `sites/${site.id}`,
    schema: SiteForm,
    saved: {
      name: site.name,
      origins: site.origins.join('\n'),
      consent: site.consent,
      consentIn: site.consentIn,
    },
    send: async (values) => {
      const result = await connection.request('site.update', { siteId: site.id, ...values });
      if (result.ok) onSaved();
      return result;
    },
  });
  return (
    <div className="flex flex-col gap-9">
      <SectionPart title={t('sites.snippet')} hint={t('sites.snippetHint')}>
        <div className="flex items-start gap-3 rounded-plane bg-sunken p-3">
          <pre className="selectable min-w-0 flex-1 py-1 font-mono text-small break-words whitespace-pre-wrap">
            {site.snippet}
          </pre>
          <CopyButton text={site.snippet} />
        </div>
      </SectionPart>
      <form noValidate onSubmit={submit} className="flex flex-col gap-9">
        <div className="flex max-w-128 flex-col gap-5">
          <FormRow label={t('sites.name')} error={invalidWords(wrong('name'), t)}>
            <TextField {...form.register('name')} />
          </FormRow>
          <FormRow label={t('sites.origins')} hint={t('sites.originsHint')} error={invalidWords(wrong('origins'), t)}>
            <TextArea spellCheck={false} {...form.register('origins')} />
          </FormRow>
        </div>
        <SectionPart title={t('sites.consent')} hint={t('sites.consentHint')}>
          <Controller
            control={form.control}
            name="consent"
            render={({ field }) => (
              <ConsentFields
                usual={field.value}
                lists={form.watch('consentIn')}
                onChange={(usual, lists) => {
                  field.onChange(usual);
                  form.setValue('consentIn', lists, { shouldDirty: true });
                }}
              />
            )}
          />
        </SectionPart>
        <SaveBar
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, t)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
    </div>
  );
}
