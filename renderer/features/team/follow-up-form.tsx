import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { useTeam } from './use-view.ts';

const nobody = 'nobody';

interface FollowUpFormProps {
  item: MissedVisitor;
  onChange(one: MissedVisitor): void;
}

/** Whose turn it is, what was done, and whether it is done. */
export function FollowUpForm({ item, onChange }: FollowUpFormProps) {
  const { t } = useTranslation('team');
  const { connection } = useWorkspace();
  const me = useMe();
  const locale = useLocale();
  const say = useToast();
  const team = useTeam();
  const { followUp, id } = item;
  const { owner } = followUp;
  const [note, setNote] = useState(followUp.note);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const manages = me.role !== 'rep';
  const mayWrite = manages || owner?.id === me.id;
  const done = followUp.state === 'done';

  const take = async (asked: Promise<Result<MissedVisitor>>, told: string): Promise<void> => {
    setBusy(true);
    setRefused(null);
    const result = await asked;
    setBusy(false);
    if (!result.ok) {
      setRefused(t(result.error.code === 'forbidden' ? 'missed.forbidden' : 'missed.saveFailed'));
      return;
    }
    onChange(result.data);
    say({ title: told, tone: 'done' });
  };
  const set = (state: 'open' | 'done', told: string) =>
    take(connection.request('follow_up.set', { id, state, note }), told);
  const people = team.items.map(({ person }) => ({ value: person.id, label: person.name }));
  // An owner who has left is not in the team any more, and still is the owner.
  const known = owner === null || people.some(({ value }) => value === owner.id);
  return (
    <div className="flex flex-col gap-4">
      {manages ? (
        <FormRow label={t('missed.owner')}>
          <Select
            value={owner?.id ?? nobody}
            options={[
              { value: nobody, label: t('missed.noOwner') },
              ...(known || owner === null ? [] : [{ value: owner.id, label: owner.name }]),
              ...people,
            ]}
            onChange={(next) =>
              void take(
                connection.request('follow_up.assign', { id, ownerId: next === nobody ? null : next }),
                t('missed.saved'),
              )
            }
          />
        </FormRow>
      ) : (
        owner !== null && <p className="text-muted">{t('missed.ownerIs', { name: owner.name })}</p>
      )}
      {mayWrite && (
        <FormRow label={t('missed.note')}>
          <TextArea
            value={note}
            maxLength={2000}
            placeholder={t('missed.noteHint')}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </FormRow>
      )}
      {done && followUp.doneBy !== null && followUp.doneAt !== null && (
        <p className="text-small text-muted">
          {t('missed.doneBy', { name: followUp.doneBy.name, time: formatExact(followUp.doneAt, locale) })}
        </p>
      )}
      {refused !== null && <FieldError>{refused}</FieldError>}
      {mayWrite && (
        <div className="flex gap-2">
          {done ? (
            <Button busy={busy} onClick={() => void set('open', t('missed.saved'))}>
              {t('missed.reopen')}
            </Button>
          ) : (
            <Button look="primary" busy={busy} onClick={() => void set('done', t('missed.doneToast'))}>
              {t('missed.markDone')}
            </Button>
          )}
          {note !== followUp.note && (
            <Button look="plain" disabled={busy} onClick={() => void set(followUp.state, t('missed.saved'))}>
              {t('missed.save')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
