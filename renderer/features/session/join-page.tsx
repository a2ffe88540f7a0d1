import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Bridge } from '../../bridge/bridge.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FormBones } from './form-bones.tsx';
import { JoinForm } from './forms.ts';
import { joinLink } from './join-link.ts';
import { LinkGone } from './link-gone.tsx';
import { Refusal } from './refusal.tsx';
import { SessionPage } from './session-page.tsx';
import { useAsk } from './use-ask.ts';
import { useSessionForm } from './use-session-form.ts';

/** An invitation: who one is, and a password; then one is in. */
export function JoinPage({ bridge, token }: { bridge: Bridge; token: string }) {
  const { t } = useTranslation('session');
  const asked = useAsk(useCallback(() => bridge.session.invitation(token), [bridge, token]));
  const { form, refusal, busy, submit, wrong } = useSessionForm(
    JoinForm,
    { name: '', password: '' },
    async (values) => {
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const result = await bridge.session.acceptInvitation({ ...values, token, zone });
      if (result.ok) navigate(href.live(), { replace: true });
      return result;
    },
  );

  if (asked.kind === 'failed') {
    return <LinkGone error={asked.error} title={t('join.gone')} meaning={t('join.goneMeaning')} again={asked.again} />;
  }
  if (asked.kind === 'asking') {
    return (
      <SessionPage title={t('signIn.titleUnknown')}>
        <FormBones />
      </SessionPage>
    );
  }
  const { workspaceName, email, role } = asked.data;
  return (
    <SessionPage
      title={t('join.title', { workspace: workspaceName })}
      hint={t(`join.hints.${role}`, { email })}
      footer={
        bridge.kind === 'browser' && (
          <a
            href={joinLink(window.location.origin, token)}
            className="rounded-control text-accent-text underline-offset-2 hover:underline"
          >
            {t('join.inApp')}
          </a>
        )
      }
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormRow label={t('join.name')} hint={t('join.nameHint')} error={wrong('name')}>
          <TextField {...form.register('name')} size="large" autoComplete="name" autoFocus />
        </FormRow>
        <FormRow label={t('join.password')} hint={t('join.passwordHint')} error={wrong('password')}>
          <PasswordField {...form.register('password')} size="large" autoComplete="new-password" />
        </FormRow>
        <Refusal error={refusal} />
        <Button type="submit" look="primary" size="large" busy={busy}>
          {t('join.submit')}
        </Button>
      </form>
    </SessionPage>
  );
}
