import { useMemo } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Name, Zone } from '../../../shared/domain/scalars.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useHello, useMe, useWorkspace } from '../../bridge/workspace.ts';
import { THEME_CHOICES } from '../../lib/theme.ts';
import { zoneOptions } from '../../lib/zone-options.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useMinute } from '../../ui/ui-provider.tsx';
import { AutoPouncePart } from './auto-pounce-part.tsx';
import { fits, invalidWords } from './form-words.ts';
import { PasswordForm } from './password-form.tsx';
import { refusalWords } from './refusal-words.ts';
import { SectionPage, SectionPart } from './section-page.tsx';
import { useDesktopSettings } from './use-desktop-settings.ts';

const ProfileForm = z.object({
  name: z.string().trim().min(1, 'required').refine(fits(Name), 'long'),
  zone: Zone,
});

/** Who I am for colleagues and visitors, and how Foyer looks to me. */
export function ProfileSection() {
  const { t } = useTranslation('settings');
  const { demo } = useHello();
  return (
    <SectionPage title={t('sections.profile')}>
      <Identity />
      <AutoPouncePart />
      <Appearance />
      <SectionPart title={t('password.title')} hint={t(demo ? 'password.demo' : 'password.hint')}>
        {!demo && <PasswordForm />}
      </SectionPart>
    </SectionPage>
  );
}

function Identity() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { connection } = useWorkspace();
  const minute = useMinute();
  const { form, submit, wrong, dirty, busy, justSaved, refusal, discard } = useSavedForm({
    name: 'profile',
    schema: ProfileForm,
    saved: { name: me.name, zone: me.zone },
    send: (values) => connection.request('profile.update', values),
  });
  const day = Math.floor(minute / 86_400_000) * 86_400_000;
  const zones = useMemo(() => zoneOptions(me.zone, day), [me.zone, day]);
  return (
    <form noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-5">
      <FormRow label={t('profile.name')} hint={t('profile.nameHint')} error={invalidWords(wrong('name'), t)}>
        <TextField autoComplete="name" {...form.register('name')} />
      </FormRow>
      <FormRow label={t('profile.zone')} hint={t('profile.zoneHint')} error={invalidWords(wrong('zone'), t)}>
        <Controller
          control={form.control}
          name="zone"
          render={({ field }) => <Combobox value={field.value} options={zones} onChange={field.onChange} />}
        />
      </FormRow>
      <p className="text-small text-muted">
        {t('profile.email')} <span className="selectable text-ink">{me.email}</span>
        {' · '}
        {t(`roles.${me.role}.name`)}
      </p>
      <SaveBar
        dirty={dirty}
        busy={busy}
        justSaved={justSaved}
        refusal={refusal === null ? null : refusalWords(refusal, t)}
        onSave={() => submit()}
        onDiscard={discard}
      />
    </form>
  );
}

function Appearance() {
  const { t } = useTranslation('settings');
  const { settings, change } = useDesktopSettings();
  return (
    <SectionPart title={t('appearance.title')} hint={t('appearance.hint')}>
      <Segmented
        label={t('appearance.title')}
        value={settings.theme}
        options={THEME_CHOICES.map((choice) => ({ value: choice, label: t(`appearance.${choice}`) }))}
        onChange={(theme) => change({ theme })}
        className="-ms-2"
      />
    </SectionPart>
  );
}
