import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bridge } from '../../bridge/bridge.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { FormBones } from './form-bones.tsx';
import { ResetForm } from './forms.ts';
import { LinkGone } from './link-gone.tsx';
import { Refusal } from './refusal.tsx';
import { SessionPage } from './session-page.tsx';
import { useAsk } from './use-ask.ts';
import { useSessionForm } from './use-session-form.ts';

/** A new password, by the one-use link an admin gave. */
export function ResetPage({ bridge, token }: { bridge: Bridge; token: string }) {
  const { t } = useTranslation('session');
  const asked = useAsk(useCallback(() => bridge.session.passwordReset(token), [bridge, token]));
  const { form, refusal, busy, submit, wrong } = useSessionForm(ResetForm, { password: '' }, async (values) => {
    const result = await bridge.session.resetPassword({ ...values, token });
    if (result.ok) navigate(href.live(), { replace: true });
    return result;
  });

  if (asked.kind === 'failed') {
    return (
      <LinkGone error={asked.error} title={t('reset.gone')} meaning={t('reset.goneMeaning')} again={asked.again} />
    );
  }
  return (
    <SessionPage
      title={t('reset.title')}
      hint={asked.kind === 'had' ? t('reset.hint', { email: asked.data.email }) : undefined}
    >
      {asked.kind === 'asking' ? (
        <FormBones />
      ) : (
        <form noValidate onSubmit={submit} className="flex flex-col gap-4">
          {/* Lets a password manager know whose password this is. */}
          <input type="hidden" name="username" autoComplete="username" value={asked.data.email} readOnly />
          <FormRow label={t('join.password')} hint={t('join.passwordHint')} error={wrong('password')}>
            <PasswordField {...form.register('password')} size="large" autoComplete="new-password" autoFocus />
          </FormRow>
          <Refusal error={refusal} />
          <Button type="submit" look="primary" size="large" busy={busy}>
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </SessionPage>
  );
}
