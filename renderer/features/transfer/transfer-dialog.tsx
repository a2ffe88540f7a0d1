import { Users } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type TransferRefusal, transferRefusals } from '../../../shared/domain/transfer.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useTeam } from '../../bridge/use-team.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { whyNot } from '../../lib/why-not.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceDialog } from '../../ui/choice-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type Place, placesFor } from './places.ts';

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
  const me = useMe();
  const { hintOf, refusedBy } = useHints();
  const team = useTeam();
  const { data, error, again } = useRequest('routing.queues', {});
  const places = team === null || data === null ? null : placesFor(team, data.queues, me.id);

  // Who came or went changes who is there in the queues; what else moves in the team does not.
  const there = team?.flatMap((rep) => (whyNot(rep, me.id) === null ? [rep.id] : [])).join() ?? null;
  useEffect(() => {
    if (there !== null) again();
  }, [there, again]);

  // Another plan may have other queues.
  useEffect(() => connection.on('plan.changed', again), [connection, again]);

  const handOver = async (key: string, note: string): Promise<string | null> => {
    const place = places?.find((one) => one.key === key);
    if (place === undefined) return t('failed');
    const to =
      place.kind === 'rep'
        ? { kind: 'rep' as const, repId: place.rep.id }
        : { kind: 'queue' as const, queueId: place.queue.id };
    const result = await connection.request('conversation.transfer', { conversationId, to, note });
    return result.ok ? null : refusedBy(result.error, place);
  };
  return (
    <ChoiceDialog
      title={name === null ? t('titleUnnamed') : t('title', { name })}
      words={{
        meaning: t('meaning'),
        pick: t('pick'),
        search: t('search'),
        nothing: t('nothing'),
        note: t('note'),
        noteHint: t('noteHint'),
        confirm: t('confirm'),
      }}
      choices={
        places?.map((one) => ({
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
        })) ?? null
      }
      failed={
        error === null ? undefined : (
          <ErrorState
            title={t('loadFailed')}
            meaning={t('loadFailedMeaning')}
            action={<Button onClick={again}>{t('tryAgain')}</Button>}
          />
        )
      }
      longestNote={longestNote}
      onConfirm={handOver}
      onClose={onClose}
    />
  );
}
