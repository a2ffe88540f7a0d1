import { type FormEvent, useEffect, useId, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../shared/client/views/view.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { type InviteRefusal, inviteRefusals } from '../../../shared/protocol/rep/guests.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { optionMatches } from '../../lib/option-matches.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FieldError, FormRow } from '../../ui/form-row.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** From so many on one searches rather than reads. */
const searchFrom = 8;
const longestNote = 300;
const never = () => () => {};

const isRefusal = (reason: string | undefined): reason is InviteRefusal =>
  inviteRefusals.some((known) => known === reason);

const isThere = ({ presence }: TeamItem): boolean =>
  presence.connection === 'connected' && presence.status !== 'offline';

/** Who works here, whoever is there first; null while it is loading. */
function useColleagues(): readonly TeamItem[] | null {
  const { views } = useWorkspace();
  const { me } = useHello();
  const [view, setView] = useState<View<'team'> | null>(null);
  useEffect(() => {
    const opened = views.open('team', {});
    setView(opened);
    return () => opened.close();
  }, [views]);
  const state = useSyncExternalStore(view?.subscribe ?? never, view?.getSnapshot ?? (() => null));
  if (state === null || state.status === 'loading') return null;
  return state.items
    .filter(({ id }) => id !== me.id)
    .sort((a, b) => Number(isThere(b)) - Number(isThere(a)) || a.person.name.localeCompare(b.person.name));
}

interface InviteDialogProps {
  conversation: Conversation;
  /** The visitor, as the screen around calls them. */
  name: string;
  onClose(): void;
}

/** Whom to ask in, and what about? */
export function InviteDialog({ conversation, name, onClose }: InviteDialogProps) {
  const { t } = useTranslation('guests');
  const { connection } = useWorkspace();
  const form = useId();
  const colleagues = useColleagues();
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState('');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const here = new Set(conversation.guests?.map(({ id }) => id));
  const hintOf = (one: TeamItem): string => {
    if (one.id === conversation.rep?.id) return t('hasIt');
    if (here.has(one.id)) return t('isHere');
    return t(isThere(one) ? 'there' : 'away');
  };
  const disabled = (id: string): boolean => id === conversation.rep?.id || here.has(id);
  const shown = colleagues?.filter(({ person }) => optionMatches({ value: '', label: person.name }, search)) ?? [];
  const chosen = shown.find(({ id }) => id === picked && !disabled(id));

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (chosen === undefined) return;
    setBusy(true);
    setRefused(null);
    const asked = { conversationId: conversation.id, repId: chosen.id, note };
    const result = await connection.request('conversation.invite', asked);
    setBusy(false);
    if (result.ok) return onClose();
    const reason = result.error.detail?.reason;
    setRefused(isRefusal(reason) ? t(`refused.${reason}`) : t('failed'));
  };

  return (
    <Dialog
      open
      width="medium"
      holds={note !== ''}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t('title', { name })}
      description={t('meaning')}
      actions={
        <Button type="submit" form={form} look="primary" busy={busy} disabled={chosen === undefined}>
          {t('confirm')}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {(colleagues?.length ?? 0) > searchFrom && (
          <SearchField label={t('search')} value={search} onChange={setSearch} />
        )}
        {colleagues === null && (
          <Skeleton>
            <RowBones count={3} />
          </Skeleton>
        )}
        {colleagues !== null && shown.length === 0 && <p className="text-muted">{t('nobody')}</p>}
        <div className="scroll-plane -mx-1 max-h-72 px-1">
          <RadioList
            label={t('pick')}
            value={picked}
            options={shown.map((one) => ({
              value: one.id,
              label: one.person.name,
              hint: hintOf(one),
              disabled: disabled(one.id),
              mark: <Avatar id={one.id} name={one.person.name} photo={one.person.photo} size={32} />,
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
