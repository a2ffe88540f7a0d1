import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Password } from '../../../shared/protocol/http/setup.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { fits, invalidWords } from './form-words.ts';
import { refusalWords } from './refusal-words.ts';

const PasswordFields = z.object({
  current: z.string().min(1, 'required').max(256, 'long'),
  next: z.string().refine(fits(Password), 'password'),
});
const empty = { current: '', next: '' };

/** Another password: asks for the present one, and leaves only this session signed in. */
export function PasswordForm() {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const me = useMe();
  const { form, submit, wrong, dirty, busy, justSaved, refusal } = useSavedForm({
    name: null,
    schema: PasswordFields,
    saved: empty,
    send: async (values) => {
      const result = await connection.request('profile.password', values);
      if (result.ok) form.reset(empty);
      return result;
    },
  });
  return (
    <form noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-5">
      {/* A password manager must know whose password it is. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <FormRow label={t('password.current')} error={invalidWords(wrong('current'), t)}>
        <PasswordField autoComplete="current-password" {...form.register('current')} />
      </FormRow>
      <FormRow label={t('password.next')} hint={t('password.nextHint')} error={invalidWords(wrong('next'), t)}>
        <PasswordField autoComplete="new-password" {...form.register('next')} />
      </FormRow>
      <SaveBar
        label={t('password.change')}
        dirty={dirty}
        busy={busy}
        justSaved={justSaved}
        refusal={refusal === null ? null : refusalWords(refusal, t)}
        onSave={() => submit()}
      />
    </form>
  );
}
