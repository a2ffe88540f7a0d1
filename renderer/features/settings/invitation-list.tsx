import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '../../../shared/protocol/rep/contract.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useAct } from './use-act.ts';

interface InvitationListProps {
  invitations: readonly Invitation[];
  mayRevoke: boolean;
  onChanged(): void;
}

/** Who was invited and has not come yet. */
export function InvitationList({ invitations, mayRevoke, onChanged }: InvitationListProps) {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const act = useAct();
  return (
    <ul aria-label={t('people.invitations')} className="-mx-2 flex flex-col">
      {invitations.map(({ id, email, role, state, createdBy, expiresAt }) => (
        <li key={id} className="flex min-h-12 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-hover">
          <div className="min-w-0 flex-1">
            <p className="truncate">
              <bdi className="selectable">{email}</bdi>
            </p>
            <p className="truncate text-small text-muted">
              {t('people.invitedBy', { name: createdBy.name })}
              {' · '}
              {t(state === 'expired' ? 'people.expired' : 'people.expires')} <RelativeTime at={expiresAt} />
            </p>
          </div>
          <span className="w-28 shrink-0 ps-2 text-small text-muted">{t(`roles.${role}.name`)}</span>
          {mayRevoke && state === 'open' ? (
            <IconButton
              icon={X}
              label={t('people.revoke', { email })}
              onClick={() =>
                void act(
                  connection.request('people.revoke_invitation', { invitationId: id }),
                  t('people.revoked', { email }),
                ).then(onChanged)
              }
            />
          ) : (
            mayRevoke && <span className="w-8" />
          )}
        </li>
      ))}
    </ul>
  );
}
