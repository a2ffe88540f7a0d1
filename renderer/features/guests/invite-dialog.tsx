import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { type InviteRefusal, inviteRefusals } from '../../../shared/protocol/rep/guests.ts';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { useTeam } from '../../bridge/use-team.ts';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { ChoiceDialog } from '../../ui/choice-dialog.tsx';

const longestNote = 300;

const isRefusal = (reason: string | undefined): reason is InviteRefusal =>
  inviteRefusals.some((known) => known === reason);

const isThere = ({ presence }: TeamItem): boolean =>
  presence.connection === 'connected' && presence.status !== 'offline';

interface InviteDialogProps {
  conversation: Conversation;
  /** The visitor's; null where they have none. */
  name: string | null;
  onClose(): void;
}

/** Whom to ask in, and what about? Whoever is there comes first. */
export function InviteDialog({ conversation, name, onClose }: InviteDialogProps) {
  const { t } = useTranslation('guests');
  const { connection } = useWorkspace();
  const me = useMe();
  const colleagues = useTeam()
    ?.filter(({ id }) => id !== me.id)
    .sort((a, b) => Number(isThere(b)) - Number(isThere(a)) || a.person.name.localeCompare(b.person.name));
  const here = new Set(conversation.guests?.map(({ id }) => id));
  const hintOf = (one: TeamItem): string => {
    if (one.id === conversation.rep?.id) return t('hasIt');
    if (here.has(one.id)) return t('isHere');
    return t(isThere(one) ? 'there' : 'away');
  };
  const invite = async (repId: string, note: string): Promise<string | null> => {
    const result = await connection.request('conversation.invite', { conversationId: conversation.id, repId, note });
    if (result.ok) return null;
    const reason = result.error.detail?.reason;
    return isRefusal(reason) ? t(`refused.${reason}`) : t('failed');
  };
  return (
    <ChoiceDialog
      title={name === null ? t('titleUnnamed') : t('title', { name })}
      words={{
        meaning: t('meaning'),
        pick: t('pick'),
        search: t('search'),
        nothing: t('nobody'),
        note: t('note'),
        noteHint: t('noteHint'),
        confirm: t('confirm'),
      }}
      choices={
        colleagues?.map((one) => ({
          value: one.id,
          label: one.person.name,
          hint: hintOf(one),
          disabled: one.id === conversation.rep?.id || here.has(one.id),
          mark: <Avatar id={one.id} name={one.person.name} photo={one.person.photo} size={32} />,
        })) ?? null
      }
      longestNote={longestNote}
      onConfirm={invite}
      onClose={onClose}
    />
  );
}
