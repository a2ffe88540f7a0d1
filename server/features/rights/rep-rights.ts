import type { Role } from '../../../shared/domain/person.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';

/** What an event of `/rep` asks of who sends it. */
export interface RepRight {
  /** The weakest role that may; stronger ones may too. */
  least: Role;
  /** Where the event is about an object: must it be the rep's own, or only for plain reps? */
  own?: 'always' | 'unless_manager';
}

const rep: RepRight = { least: 'rep' };
const manager: RepRight = { least: 'manager' };
const admin: RepRight = { least: 'admin' };

/** A row for every event of `/rep`. */
export const repRights: Record<keyof RepContract, RepRight> = {
  'session.hello': rep,
  'time.now': rep,
  'presence.set': rep,
  'presence.set_for': manager,
  'conversation.reassign': manager,
  'team.timeline': manager,
  'team.missed': { least: 'rep', own: 'unless_manager' },
  'routing.trace': { least: 'rep', own: 'unless_manager' },
  'follow_up.assign': manager,
  'follow_up.set': { least: 'rep', own: 'unless_manager' },
  'presence.machine': rep,
  'routing.get': manager,
  'routing.save': admin,
  'routing.versions': manager,
  'routing.version': manager,
  'routing.restore': admin,
  'view.open': rep,
  'view.close': rep,
  'conversation.open': rep,
  'conversation.pull': rep,
  'conversation.history': rep,
  'conversation.closed': rep,
  'conversation.send': { least: 'rep', own: 'always' },
  'conversation.read': { least: 'rep', own: 'always' },
  'conversation.close': { least: 'rep', own: 'unless_manager' },
  'call.start': { least: 'rep', own: 'always' },
  'call.accept': { least: 'rep', own: 'always' },
  'call.decline': { least: 'rep', own: 'always' },
  'call.connected': { least: 'rep', own: 'always' },
  'call.hang_up': { least: 'rep', own: 'always' },
  'call.signal': { least: 'rep', own: 'always' },
  'call.current': rep,
  'call.ice': rep,
  'offer.accept': { least: 'rep', own: 'always' },
  'offer.decline': { least: 'rep', own: 'always' },
  'visitor.get': rep,
  'live.facets': rep,
  'live.views.list': rep,
  'live.views.save': rep,
  'live.views.remove': rep,
  'enrichment.get': admin,
  'enrichment.set': admin,
  'enrichment.test': admin,
  'pounce.claim': rep,
  'pounce.typing': { least: 'rep', own: 'always' },
  'pounce.send': { least: 'rep', own: 'always' },
  'pounce.cancel': { least: 'rep', own: 'always' },
  'pounce.list': rep,
  'pounce.openers': rep,
  'pounce.rules': rep,
  'pounce.set_rules': manager,
  'pounce.auto': rep,
  'pounce.set_auto': rep,
  'meeting.cancel': { least: 'rep', own: 'unless_manager' },
  'meeting.ics': rep,
  'availability.get': rep,
  'availability.set': rep,
  'profile.update': rep,
  'profile.password': rep,
  'people.list': manager,
  'people.invite': admin,
  'people.revoke_invitation': admin,
  'people.set_role': admin,
  'people.set_active': admin,
  'people.reset_password': admin,
  'people.sign_out': admin,
  'site.list': rep,
  'site.create': admin,
  'site.update': admin,
  'settings.get': rep,
  'settings.set': admin,
  'practice.set': rep,
  'audit.list': admin,
};
