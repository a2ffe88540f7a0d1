import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tag } from '../../../shared/domain/desk.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toneClass } from '../../ui/tone.ts';
import { refusalWords } from './refusal-words.ts';

const tones = [1, 2, 3, 4, 5, 6, 7, 8] as const;

interface TagDialogProps {
  tag: Tag | null;
  onSaved(all: { tags: Tag[] }): void;
  onClose(): void;
}

/** One tag: its word and its tone. */
export function TagDialog({ tag, onSaved, onClose }: TagDialogProps) {
  const { t } = useTranslation('settings');
  const { connection, ids } = useWorkspace();
  const form = useId();
  const [name, setName] = useState(tag?.name ?? '');
  const [tone, setTone] = useState(tag?.tone ?? 1);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const result = await connection.request('tag.save', { id: tag?.id ?? ids.next(), name, tone });
    setBusy(false);
    if (result.ok) {
      onSaved(result.data);
      onClose();
      return;
    }
    const why = result.error.detail?.why;
    setWrong(
      why === 'name_taken'
        ? t('labels.nameTaken')
        : why === 'too_many'
          ? t('labels.tooMany')
          : refusalWords(result.error, t),
    );
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={tag === null ? t('labels.newTag') : t('labels.editTag', { name: tag.name })}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={name.trim() === ''}>
          {t('labels.save')}
        </Button>
      }
    >
      <form id={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormRow label={t('labels.name')} error={wrong}>
          <TextField
            dir="auto"
            maxLength={40}
            value={name}
            onChange={(event) => {
              setWrong(null);
              setName(event.target.value);
            }}
          />
        </FormRow>
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1.5 text-small font-medium text-muted">{t('labels.tone')}</legend>
          <div className="flex flex-wrap gap-1.5">
            {tones.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={tone === each}
                aria-label={t('labels.toneOne', { number: each })}
                onClick={() => setTone(each)}
                className={cx(
                  'inline-flex h-7 min-w-12 items-center justify-center rounded-control px-2 text-meta font-medium',
                  toneClass(each),
                  tone === each && 'outline-2 outline-offset-1 outline-focus',
                )}
              >
                <bdi className="max-w-20 truncate">{name.trim() || t('labels.example')}</bdi>
              </button>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
