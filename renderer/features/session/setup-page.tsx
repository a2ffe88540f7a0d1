import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormBones } from './form-bones.tsx';
import { SetupForm } from './forms.ts';
import { LinkGone } from './link-gone.tsx';
import { Refusal } from './refusal.tsx';
import { SessionPage } from './session-page.tsx';
import { useAsk } from './use-ask.ts';
import { useSessionForm } from './use-session-form.ts';

function Part({ step, title, children }: { step: number; title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-3 flex items-center gap-2 text-title font-semibold">
        <span className="tabular inline-flex size-5 items-center justify-center rounded-full bg-press text-meta text-muted">
          {step}
        </span>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}

/** Refusals that are said at the code itself: one that is unknown, used or too old. */
function aboutCode({ code }: ErrorBody): boolean {
  return code === 'code_expired' || code === 'not_found';
}

/** The first minutes of a router: its code, its admin, its first site. */
export function SetupPage({ bridge, code, onDone }: { bridge: Bridge; code: string | undefined; onDone(): void }) {
  const { t } = useTranslation('session');
  const options = useAsk(bridge.session.options);
  const [zone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const { form, refusal, busy, submit, wrong } = useSessionForm(
    SetupForm,
    { code: code ?? '', name: '', email: '', password: '', workspaceName: '', siteName: '', origins: '' },
    async (values) => {
      const result = await bridge.session.setUp({ ...values, zone });
      if (result.ok) onDone();
      else if (aboutCode(result.error)) form.setError('code', { message: 'code' }, { shouldFocus: true });
      return result;
    },
  );

  if (options.kind === 'failed') {
    return (
      <LinkGone error={options.error} title={t('setup.done')} meaning={t('setup.doneMeaning')} again={options.again} />
    );
  }
  if (options.kind === 'asking') {
    return (
      <SessionPage title={t('setup.title')}>
        <FormBones />
      </SessionPage>
    );
  }
  if (!options.data.setupNeeded) {
    return (
      <SessionPage title={t('setup.done')} hint={t('setup.doneMeaning')}>
        <Button look="primary" size="large" onClick={() => navigate(href.live(), { replace: true })}>
          {t('setup.notNeeded')}
        </Button>
      </SessionPage>
    );
  }
  return (
    <SessionPage title={t('setup.title')} hint={t('setup.hint')}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-10">
        <Part step={1} title={t('setup.proof')}>
          <FormRow label={t('setup.codeLabel')} hint={t('setup.codeHint')} error={wrong('code')}>
            <TextField
              {...form.register('code')}
              size="large"
              autoComplete="one-time-code"
              spellCheck={false}
              className="font-mono"
              autoFocus
            />
          </FormRow>
        </Part>
        <Part step={2} title={t('setup.admin')}>
          <FormRow label={t('setup.name')} error={wrong('name')}>
            <TextField {...form.register('name')} size="large" autoComplete="name" />
          </FormRow>
          <FormRow label={t('setup.email')} error={wrong('email')}>
            <TextField
              {...form.register('email')}
              size="large"
              type="email"
              autoComplete="username"
              spellCheck={false}
            />
          </FormRow>
          <FormRow label={t('setup.password')} hint={t('setup.passwordHint')} error={wrong('password')}>
            <PasswordField {...form.register('password')} size="large" autoComplete="new-password" />
          </FormRow>
        </Part>
        <Part step={3} title={t('setup.site')}>
          <FormRow label={t('setup.workspaceName')} error={wrong('workspaceName')}>
            <TextField {...form.register('workspaceName')} size="large" autoComplete="organization" />
          </FormRow>
          <FormRow label={t('setup.siteName')} hint={t('setup.siteNameHint')} error={wrong('siteName')}>
            <TextField {...form.register('siteName')} size="large" />
          </FormRow>
          <FormRow label={t('setup.origins')} hint={t('setup.originsHint')} error={wrong('origins')}>
            <TextArea {...form.register('origins')} rows={2} spellCheck={false} className="font-mono text-small" />
          </FormRow>
        </Part>
        <div className="flex flex-col gap-4">
          <Refusal error={refusal !== null && aboutCode(refusal) ? null : refusal} />
          <Button type="submit" look="primary" size="large" busy={busy}>
            {t('setup.submit')}
          </Button>
        </div>
      </form>
    </SessionPage>
  );
}
