import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import {
  farthestGap,
  lookCorners,
  lookLaunchers,
  lookSchemes,
  lookSides,
} from '../../../../shared/domain/site-look.ts';
import type { Site } from '../../../../shared/protocol/http/setup.ts';
import type { SavedLook } from '../../../../shared/protocol/rep/look.ts';
import { useRequest } from '../../../bridge/use-request.ts';
import { useSavedForm } from '../../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../../bridge/workspace.ts';
import { href } from '../../../lib/route.ts';
import { FormRow } from '../../../ui/form-row.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { SaveBar } from '../../../ui/save-bar.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { LoadState } from '../load-state.tsx';
import { refusalWords } from '../refusal-words.ts';
import { SiteColor } from '../site-color.tsx';
import { formOf, LookForm, lookOf } from './look-form.ts';
import { LookPreview } from './look-preview.tsx';
import { PictureField } from './picture-field.tsx';

/** How a site's messenger looks and sounds, with the messenger itself beside it. */
export function LookPart({ site, onSaved }: { site: Site; onSaved(): void }) {
  const { data, error, again, put } = useRequest('site.look', { siteId: site.id });
  if (data === null) return <LoadState error={error} onAgain={again} />;
  return (
    <LookEditor
      site={site}
      saved={data}
      onStale={again}
      onSaved={(saved) => {
        put(saved);
        onSaved();
      }}
    />
  );
}

interface LookEditorProps {
  site: Site;
  saved: SavedLook;
  /** Somebody else has changed it meanwhile. */
  onStale(): void;
  onSaved(saved: SavedLook): void;
}

const gaps = ['sideGap', 'bottomGap', 'phoneGap'] as const;

function LookEditor({ site, saved, onStale, onSaved }: LookEditorProps) {
  const { t } = useTranslation('look');
  const { t: settings } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: `sites/${site.id}/look`,
    schema: LookForm,
    saved: formOf(saved),
    send: async (values) => {
      const { revision } = saved;
      const sent = { siteId: site.id, revision, color: values.color, look: lookOf(values) };
      const result = await connection.request('site.set_look', sent);
      if (result.ok) onSaved(result.data);
      else if (result.error.code === 'conflict') onStale();
      return result;
    },
  });
  const { control } = form;
  const values = useWatch({ control }) as LookForm;
  const wrongGap = gaps.some((name) => wrong(name) !== undefined);

  const choice = (name: 'scheme' | 'side' | 'corners' | 'launcher', options: readonly string[]) => (
    <FormRow
      layout="beside"
      label={t(`${name}.label`)}
      hint={t(`${name}.hint`)}
      error={wrong(name) === 'logo' ? t('launcher.noLogo') : undefined}
    >
      <Controller
        control={control}
        name={name}
        render={({ field }) => (
          <span className="w-44">
            <Select<string>
              value={field.value}
              options={options.map((value) => ({ value, label: t(`${name}.options.${value}` as 'side.options.left') }))}
              onChange={field.onChange}
            />
          </span>
        )}
      />
    </FormRow>
  );
  return (
    <div className="flex flex-wrap-reverse items-end gap-x-10 gap-y-6">
      <form noValidate onSubmit={submit} className="flex min-w-0 flex-[1_1_22rem] flex-col">
        <FormRow
          label={settings('sites.color')}
          hint={settings('sites.colorHint')}
          error={wrong('color') && t('wrongColor')}
        >
          <Controller
            control={control}
            name="color"
            render={({ field }) => <SiteColor value={field.value} onChange={field.onChange} />}
          />
        </FormRow>
        <div className="mt-4 flex flex-col">
          {choice('scheme', lookSchemes)}
          {choice('corners', lookCorners)}
          {choice('launcher', lookLaunchers)}
          {choice('side', lookSides)}
          <fieldset className="flex flex-wrap items-center gap-x-5 gap-y-1 py-2">
            <legend className="pt-3 font-medium">{t('gaps.label')}</legend>
            {gaps.map((name) => (
              <Controller
                key={name}
                control={control}
                name={name}
                render={({ field }) => (
                  <span className="flex items-center gap-2 text-small text-muted">
                    {t(`gaps.${name}`)}
                    <NumberField
                      label={t(`gaps.${name}`)}
                      value={field.value}
                      min={0}
                      max={farthestGap}
                      unit={t('gaps.unit')}
                      onChange={field.onChange}
                    />
                  </span>
                )}
              />
            ))}
            <p
              role={wrongGap ? 'alert' : undefined}
              className={`w-full text-small ${wrongGap ? 'text-missed-text' : 'text-faint'}`}
            >
              {wrongGap ? t('gaps.wrong', { most: farthestGap }) : t('gaps.hint')}
            </p>
          </fieldset>
          {(['logo', 'team'] as const).map((kind) => (
            <Controller
              key={kind}
              control={control}
              name={kind}
              render={({ field }) => (
                <PictureField siteId={site.id} kind={kind} value={field.value} onChange={field.onChange} />
              )}
            />
          ))}
          <FormRow layout="beside" label={t('sound')} hint={t('soundHint')}>
            <Controller
              control={control}
              name="sound"
              render={({ field }) => <Switch checked={field.value} onChange={field.onChange} />}
            />
          </FormRow>
          <p className="py-2 text-small text-muted">
            {t('texts')}{' '}
            <a href={href.settings('texts')} className="text-accent-text underline-offset-2 hover:underline">
              {settings('sections.texts')}
            </a>
          </p>
        </div>
        <SaveBar
          dirty={dirty}
          busy={busy}
          justSaved={justSaved}
          refusal={refusal === null ? null : refusalWords(refusal, settings)}
          onSave={() => submit()}
          onDiscard={discard}
        />
      </form>
      <div className="min-w-0 flex-[1_1_28rem] min-[1180px]:sticky min-[1180px]:top-4">
        <LookPreview site={site} form={values} />
      </div>
    </div>
  );
}
