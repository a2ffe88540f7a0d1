import { ok } from '../../../shared/protocol/result.ts';
import type { Invitations } from '../../features/people/invitations.ts';
import type { PasswordResets } from '../../features/people/password-resets.ts';
import type { People } from '../../features/people/people.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'profile.update'
  | 'profile.password'
  | 'people.list'
  | 'people.invite'
  | 'people.revoke_invitation'
  | 'people.set_role'
  | 'people.set_active'
  | 'people.reset_password'
  | 'people.sign_out';

/** What reps may ask about themselves, and managers and admins about all. */
export const peopleHandlers = (
  people: People,
  invitations: Invitations,
  resets: PasswordResets,
): RepHandlers<Events> => ({
  'profile.update': ({ actor }, input) => people.updateProfile(actor, input),
  'profile.password': ({ actor }, input) => people.changePassword(actor, input),
  'people.list': async () => ok({ people: await people.list(), invitations: await invitations.list() }),
  'people.invite': ({ actor }, input) => invitations.invite(actor, input),
  'people.revoke_invitation': ({ actor }, { invitationId }) => invitations.revoke(actor, invitationId),
  'people.set_role': ({ actor }, { personId, role }) => people.setRole(actor, personId, role),
  'people.set_active': ({ actor }, { personId, active }) => people.setActive(actor, personId, active),
  'people.reset_password': ({ actor }, { personId }) => resets.issue(actor.personId, personId),
  'people.sign_out': ({ actor }, { personId }) => people.signOut(actor, personId),
});
