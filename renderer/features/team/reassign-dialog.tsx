import type { TFunction } from 'i18next';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { type ReassignRefusal, reassignRefusals, type TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { statusName } from '../../lib/status-words.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { whyNot } from '../../lib/why-not.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import type { Moving } from './rep-acts.ts';

interface Words {
  t: TFunction<'team'>;
  tp: TFunction<'presence'>;
}

function whyWords(why: ReassignRefusal, { presence, load, capacity }: TeamItem, { t, tp }: Words): string {
  return t(`reassign.why.${why}`, { status: statusName(presence, tp), load, capacity });
}

const isRefusal = (reason: string | undefined): reason is ReassignRefusal =>
  reassignRefusals.some((known) => known === reason);

function refusalWords(error: ErrorBody, to: TeamItem | undefined, words: Words): string {
  const reason = error.detail?.reason;
  if (error.code === 'not_found') return words.t('reassign.gone');
  if (error.code === 'conflict' && to !== undefined && isRefusal(reason)) return whyWords(reason, to, words);
  return words.t('reassign.failed');
}

interface ReassignDialogProps {
  moving: Moving;
  team: readonly TeamItem[];
  onClose(): void;
}

/** Who takes this conversation? Everybody with their load; who cannot, with the reason. */
export function ReassignDialog({ moving, team, onClose }: ReassignDialogProps) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { connection } = useWorkspace();
  const say = useToast();
  const form = useId();
  const [picked, setPicked] = useState<string>('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const name = visitorName(moving.visitor, tv, locale);
  const words = { t, tp };
  const reps = team
    .map((item) => ({ item, why: whyNot(item, moving.holderId) }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null) || a.item.load - b.item.load);
  const to = reps.find(({ item, why }) => item.id === picked && why === null)?.item;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (to === undefined) return;
    setBusy(true);
    setRefused(null);
    const { conversationId } = moving;
    const result = await connection.request('conversation.reassign', { conversationId, repId: to.id });
    setBusy(false);
    if (!result.ok) {
      setRefused(refusalWords(result.error, to, words));
      return;
    }
    onClose();
    say({ title: t('reassign.done', { rep: to.person.name, name }), tone: 'done' });
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={
        <span data-veil="screen">
          {moving.visitor.name === null ? t('reassign.titleUnnamed') : t('reassign.title', { name })}
        </span>
      }
      description={t(moving.holderId === null ? 'reassign.meaningWaiting' : 'reassign.meaning')}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={to === undefined}>
          {t('reassign.confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <RadioList
          label={t('reassign.pick')}
          value={picked}
          options={reps.map(({ item, why }) => ({
            value: item.id,
            label: item.person.name,
            hint: why === null ? t('reassign.room', item) : whyWords(why, item, words),
            disabled: why !== null,
            mark: <Avatar id={item.id} name={item.person.name} photo={item.person.photo} size={32} />,
          }))}
          onChange={setPicked}
        />
        {reps.every(({ why }) => why !== null) && <p className="text-muted">{t('reassign.nobody')}</p>}
        {refused !== null && <FieldError>{refused}</FieldError>}
      </form>
    </Dialog>
  );
}
