import { Users } from 'lucide-react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TransferRefusal, transferRefusals } from '../../../shared/domain/transfer.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { whyNot } from '../../lib/why-not.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { type Place, placesFor } from './places.ts';
import { useTeam } from './use-team.ts';

/** From so many on one searches rather than reads. */
const searchFrom = 8;
const longestNote = 1000;

interface TransferDialogProps {
  conversationId: string;
  /** Null where the visitor has none. */
  name: string | null;
  onClose(): void;
}

const isRefusal = (reason: string | undefined): reason is TransferRefusal =>
  transferRefusals.some((known) => known === reason);

function useHints() {
  const { t } = useTranslation('transfer');
  const whyOf = (why: TransferRefusal, place: Place | undefined): string =>
    why === 'capacity_full' && place?.kind === 'rep'
      ? t('why.capacity_full', { load: place.rep.load, capacity: place.rep.capacity })
      : why === 'capacity_full'
        ? t('refused.capacity_full')
        : t(`why.${why}`);
  const hintOf = (place: Place): string => {
    if (place.why !== null) return whyOf(place.why, place);
    if (place.kind === 'queue') return t('queueRoom', { count: place.queue.available });
    return t('repRoom', { load: place.rep.load, capacity: place.rep.capacity });
  };
  const refusedBy = (error: ErrorBody, place: Place): string => {
    const reason = error.detail?.reason;
    return error.code === 'conflict' && isRefusal(reason) ? whyOf(reason, place) : t('failed');
  };
  return { hintOf, refusedBy };
}

/** To whom, and with which words? Reps and queues with who has room. */
export function TransferDialog({ conversationId, name, onClose }: TransferDialogProps) {
  const { t } = useTranslation('transfer');
  const { connection } = useWorkspace();
  const { me } = useHello();
  const { hintOf, refusedBy } = useHints();
  const form = useId();
  const team = useTeam();
  const { data, error, again } = useRequest('routing.queues', {});
  const queues = data?.queues ?? null;
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const ready = team !== null && queues !== null;
  const all = ready ? placesFor(team, queues, me.id, '') : [];
  const shown = ready ? placesFor(team, queues, me.id, search) : [];
  // What the search hides is not handed over to: Enter in the field means what one sees.
  const place = shown.find(({ key, why }) => key === picked && why === null);

  // Who came or went changes who is there in the queues; what else moves in the team does not.
  const there = team?.flatMap((rep) => (whyNot(rep, me.id) === null ? [rep.id] : [])).join() ?? null;
  useEffect(() => {
    if (there !== null) again();
  }, [there, again]);

  // Another plan may have other queues.
  useEffect(() => connection.on('plan.changed', again), [connection, again]);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (place === undefined) return;
    setBusy(true);
    setRefused(null);
    const to =
      place.kind === 'rep'
        ? { kind: 'rep' as const, repId: place.rep.id }
        : { kind: 'queue' as const, queueId: place.queue.id };
    const result = await connection.request('conversation.transfer', { conversationId, to, note });
    setBusy(false);
    if (result.ok) onClose();
    else setRefused(refusedBy(result.error, place));
  };
  return (
    <Dialog
      open
      width="medium"
      holds={note !== ''}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={name === null ? t('titleUnnamed') : t('title', { name })}
      description={t('meaning')}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={place === undefined}>
          {t('confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {all.length > searchFrom && <SearchField label={t('search')} value={search} onChange={setSearch} />}
        {!ready && error !== null && (
          <ErrorState
            title={t('loadFailed')}
            meaning={t('loadFailedMeaning')}
            action={<Button onClick={again}>{t('tryAgain')}</Button>}
          />
        )}
        {!ready && error === null && (
          <Skeleton>
            <RowBones count={3} />
          </Skeleton>
        )}
        {ready && shown.length === 0 && <p className="text-muted">{t('nothing')}</p>}
        <div className="scroll-plane -mx-1 max-h-72 px-1">
          <RadioList
            label={t('pick')}
            value={picked}
            options={shown.map((one) => ({
              value: one.key,
              label: one.name,
              hint: hintOf(one),
              disabled: one.why !== null,
              mark:
                one.kind === 'rep' ? (
                  <Avatar id={one.rep.id} name={one.name} photo={one.rep.person.photo} size={32} />
                ) : (
                  <span className="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
                    <Icon of={Users} />
                  </span>
                ),
            }))}
            onChange={setPicked}
          />
        </div>
        <FormRow label={t('note')} hint={t('noteHint')}>
          <TextArea
            value={note}
            rows={2}
            maxRows={5}
            maxLength={longestNote}
            dir="auto"
            onChange={(event) => setNote(event.target.value)}
          />
        </FormRow>
        {refused !== null && <FieldError>{refused}</FieldError>}
      </form>
    </Dialog>
  );
}
