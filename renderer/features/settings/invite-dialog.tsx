import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import * as z from 'zod';
import { Role, roles } from '../../../shared/domain/person.ts';
import { Email } from '../../../shared/domain/scalars.ts';
import { useSavedForm } from '../../bridge/use-saved-form.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { fits, invalidWords } from './form-words.ts';
import { LinkBody, type OneTimeLink } from './link-dialog.tsx';
import { refusalWords } from './refusal-words.ts';

const InviteForm = z.object({
  email: z.string().trim().toLowerCase().min(1, 'required').refine(fits(Email), 'email'),
  role: Role,
});
const empty: z.input<typeof InviteForm> = { email: '', role: 'rep' };

interface InviteDialogProps {
  open: boolean;
  onClose(): void;
  onInvited(): void;
}

/** Who, and as what; then the link to give them. */
export function InviteDialog({ open, onClose, onInvited }: InviteDialogProps) {
  const { t } = useTranslation('settings');
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const close = (): void => {
    setLink(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) close();
      }}
      width="medium"
      holds={link !== null}
      title={link?.title ?? t('people.invite.title')}
      description={link?.hint ?? t('people.invite.hint')}
    >
      {link === null ? (
        <InviteFields
          onClose={close}
          onInvited={(made) => {
            setLink(made);
            onInvited();
          }}
        />
      ) : (
        <LinkBody link={link} onClose={close} />
      )}
    </Dialog>
  );
}

function InviteFields({ onClose, onInvited }: { onClose(): void; onInvited(link: OneTimeLink): void }) {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { form, submit, wrong, busy, refusal } = useSavedForm({
    name: null,
    schema: InviteForm,
    saved: empty,
    send: async (values) => {
      const result = await connection.request('people.invite', values);
      if (result.ok) {
        const title = t('people.invite.linkTitle', { email: values.email });
        onInvited({ ...result.data.link, title, hint: t('people.invite.linkHint') });
      }
      return result;
    },
  });
  const taken = refusal?.code === 'conflict' ? t('people.invite.taken') : undefined;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      <FormRow label={t('people.invite.email')} error={invalidWords(wrong('email'), t) ?? taken}>
        <TextField type="email" autoComplete="off" {...form.register('email')} />
      </FormRow>
      <Controller
        control={form.control}
        name="role"
        render={({ field }) => (
          <RadioList
            label={t('people.invite.role')}
            value={field.value}
            options={roles.map((role) => ({
              value: role,
              label: t(`roles.${role}.name`),
              hint: t(`roles.${role}.hint`),
            }))}
            onChange={field.onChange}
          />
        )}
      />
      <div className="flex items-center justify-end gap-2">
        {refusal !== null && taken === undefined && <FieldError>{refusalWords(refusal, t)}</FieldError>}
        <Button onClick={onClose}>{t('no')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {t('people.invite.make')}
        </Button>
      </div>
    </form>
  );
}
