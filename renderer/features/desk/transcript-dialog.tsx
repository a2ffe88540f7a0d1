import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { saveFile } from './save-file.ts';

interface TranscriptDialogProps {
  conversationId: string;
  visitorId: string;
  onClose(): void;
}

/** All that was said, as a file or by e-mail; notes only where they are asked for. */
export function TranscriptDialog({ conversationId, visitorId, onClose }: TranscriptDialogProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { connection } = useWorkspace();
  const locale = useLocale();
  const say = useToast();
  const email = useRequest('visitor.get', { visitorId }).data?.card.email ?? '';
  const [whom, setWhom] = useState<'team' | 'visitor'>('team');
  const [notes, setNotes] = useState(false);
  /** What was typed; null while it is the one that goes without saying. */
  const [typed, setTyped] = useState<string | null>(null);
  const to = typed ?? (whom === 'team' ? me.email : email);
  const [busy, setBusy] = useState<'text' | 'html' | 'mail' | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const asked = { conversationId, for: whom, notes: notes && whom === 'team', locale, zone: me.zone };

  const download = async (format: 'text' | 'html'): Promise<void> => {
    setBusy(format);
    const result = await connection.request('conversation.transcript', { ...asked, format }, { timeoutMs: 30_000 });
    setBusy(null);
    if (!result.ok) {
      setWrong(t('failed'));
      return;
    }
    saveFile(result.data.name, format === 'html' ? 'text/html' : 'text/plain', result.data.content);
    onClose();
  };
  const mail = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy('mail');
    const result = await connection.request('conversation.transcript_mail', { ...asked, to });
    setBusy(null);
    if (result.ok) {
      say({ title: t('transcript.mailed', { to }), tone: 'done' });
      onClose();
    } else if (result.error.detail?.reason === 'no_mail') setWrong(t('transcript.noMail'));
    else setWrong(t(result.error.code === 'bad_request' ? 'transcript.noAddress' : 'failed'));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('transcript.title')}
      description={t('transcript.hint')}
    >
      <div className="flex flex-col gap-4">
        <Segmented<'team' | 'visitor'>
          label={t('transcript.for')}
          value={whom}
          options={(['team', 'visitor'] as const).map((value) => ({ value, label: t(`transcript.whom.${value}`) }))}
          onChange={setWhom}
        />
        <p className="text-small text-muted">{t(`transcript.hints.${whom}`)}</p>
        {whom === 'team' && (
          <Checkbox checked={notes} onChange={setNotes}>
            {t('transcript.notes')}
          </Checkbox>
        )}
        <div className="flex gap-2">
          <Button busy={busy === 'text'} onClick={() => void download('text')}>
            {t('transcript.text')}
          </Button>
          <Button busy={busy === 'html'} onClick={() => void download('html')}>
            {t('transcript.html')}
          </Button>
        </div>
        <form noValidate onSubmit={(event) => void mail(event)} className="flex items-end gap-2">
          <FormRow label={t('transcript.to')} className="flex-1">
            <TextField type="email" value={to} onChange={(event) => setTyped(event.target.value)} />
          </FormRow>
          <Button type="submit" busy={busy === 'mail'} disabled={to.trim() === ''}>
            {t('transcript.send')}
          </Button>
        </form>
        {wrong !== null && <FieldError>{wrong}</FieldError>}
      </div>
    </Dialog>
  );
}
