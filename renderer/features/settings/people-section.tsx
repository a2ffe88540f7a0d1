import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/domain/person.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useMe } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LoadState } from './load-state.tsx';
import { PersonRow } from './person-row.tsx';
import { SectionPage, SectionPart } from './section-page.tsx';

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name);

/** Who works here, what each may do, and who is on the way in. */
export function PeopleSection() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { data, error, again } = useRequest('people.list', {});
  const [inviting, setInviting] = useState(false);
  const admin = me.role === 'admin';
  const active = (data?.people ?? []).filter((person) => person.active).toSorted(byName);
  const inactive = (data?.people ?? []).filter((person) => !person.active).toSorted(byName);
  const invitations = (data?.invitations ?? []).filter(({ state }) => state === 'open' || state === 'expired');
  return (
    <SectionPage
      title={t('sections.people')}
      hint={t(admin ? 'people.hint' : 'people.hintManager')}
      action={
        admin && (
          <Button look="primary" icon={UserPlus} onClick={() => setInviting(true)}>
            {t('people.invite.open')}
          </Button>
        )
      }
    >
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : (
        <>
          <ul aria-label={t('sections.people')} className="-mx-2 flex flex-col">
            {active.map((person) => (
              <PersonRow key={person.id} person={person} onChanged={again} />
            ))}
          </ul>
          {invitations.length > 0 && (
            <SectionPart title={t('people.invitations')} hint={t('people.invitationsHint')}>
              <InvitationList invitations={invitations} mayRevoke={admin} onChanged={again} />
            </SectionPart>
          )}
          {inactive.length > 0 && (
            <SectionPart title={t('people.inactive')} hint={t('people.inactiveHint')}>
              <ul aria-label={t('people.inactive')} className="-mx-2 flex flex-col">
                {inactive.map((person) => (
                  <PersonRow key={person.id} person={person} onChanged={again} />
                ))}
              </ul>
            </SectionPart>
          )}
        </>
      )}
      {admin && <InviteDialog open={inviting} onClose={() => setInviting(false)} onInvited={again} />}
    </SectionPage>
  );
}
