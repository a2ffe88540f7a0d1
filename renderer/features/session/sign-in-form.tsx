import { useTranslation } from 'react-i18next';
import type { Bridge } from '../../bridge/bridge.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SignInForm } from './forms.ts';
import { Refusal } from './refusal.tsx';
import { useSessionForm } from './use-session-form.ts';

/** E-mail and password. */
export function EmailSignIn({ bridge, focus }: { bridge: Bridge; focus: boolean }) {
  const { t } = useTranslation('session');
  const { form, refusal, busy, submit, wrong } = useSessionForm(
    SignInForm,
    { email: '', password: '' },
    async (values) => {
      const result = await bridge.session.signIn(values);
      if (!result.ok && result.error.code === 'invalid_credentials') {
        form.resetField('password');
        form.setFocus('password');
      }
      return result;
    },
  );
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormRow label={t('signIn.email')} error={wrong('email')}>
        <TextField
          {...form.register('email')}
          size="large"
          type="email"
          autoComplete="username"
          autoFocus={focus}
          spellCheck={false}
        />
      </FormRow>
      <FormRow label={t('signIn.password')} error={wrong('password')}>
        <PasswordField {...form.register('password')} size="large" autoComplete="current-password" />
      </FormRow>
      <Refusal error={refusal} />
      <Button type="submit" look="primary" size="large" busy={busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
