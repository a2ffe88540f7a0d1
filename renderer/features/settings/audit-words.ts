import type { TFunction } from 'i18next';
import { ChosenStatus } from '../../../shared/domain/presence.ts';
import type { AuditRow } from '../../../shared/protocol/rep/contract.ts';

/** Names for the ids an audit row speaks of. */
export interface AuditNames {
  people: ReadonlyMap<string, string>;
  sites: ReadonlyMap<string, string>;
  invitations: ReadonlyMap<string, string>;
  /** The workspace's own. */
  statuses: ReadonlyMap<string, string>;
}

const known = [
  'settings.set',
  'site.create',
  'site.update',
  'site.look',
  'site.texts',
  'site.language',
  'site.secret_add',
  'site.secret_retire',
  'site.identity_enforce',
  'people.invite',
  'people.revoke_invitation',
  'people.join',
  'people.set_role',
  'people.activate',
  'people.deactivate',
  'people.reset_password',
  'people.password_was_reset',
  'people.sign_out',
  'profile.password',
  'pounce.set_rules',
  'enrichment.set',
  'presence.set_for',
  'status.add',
  'status.change',
  'status.remove',
  'status.order',
  'conversation.reassign',
  'routing.save',
  'routing.restore',
  'accounts.import',
  'account.set_owner',
  'tag.save',
  'tag.remove',
  'disposition.save',
  'visitor.block',
  'visitor.unblock',
] as const;

const roleNames = ['rep', 'manager', 'admin'] as const;

const settingNames = [
  'workspaceName',
  'chatOfferTimeoutS',
  'bookVisibleS',
  'voiceOfferTimeoutS',
  'callWrapUpS',
  'dormantAfterS',
  'chatCapacity',
  'missesBeforeAway',
  'wrapUpS',
  'pounceAfterS',
  'pouncePerVisit',
  'pouncePerWeek',
  'pounceSilenceDays',
  'routeForPounce',
  'practiceVisitors',
  'dispositionOnClose',
  'imageMaxMb',
  'fileMaxMb',
] as const;

function objectName(row: AuditRow, names: AuditNames, t: TFunction<'settings'>): string {
  const [kind = '', id = ''] = row.object.split(':');
  if (kind === 'person') return names.people.get(id) ?? t('audit.somebody');
  if (kind === 'site') return names.sites.get(id) ?? t('audit.aSite');
  if (kind === 'invitation') return names.invitations.get(id) ?? t('audit.somebody');
  return row.object;
}

function settingName(field: (typeof settingNames)[number], t: TFunction<'settings'>): string {
  if (field === 'workspaceName') return t('routing.workspaceName');
  if (field === 'dispositionOnClose') return t('labels.onClose');
  if (field === 'imageMaxMb' || field === 'fileMaxMb') return t(`files.${field}`);
  return field === 'practiceVisitors' ? t('practice.on') : t(`routing.${field}.short`);
}

/** What changed in the settings, one *name from to* after the other. */
function settingChanges(facts: AuditRow['facts'], t: TFunction<'settings'>): string {
  return settingNames
    .flatMap((field) => {
      const change = facts[field];
      if (typeof change !== 'object' || change === null || !('from' in change) || !('to' in change)) return [];
      const value = (set: unknown): string =>
        typeof set === 'boolean' ? t(set ? 'practice.isOn' : 'practice.isOff') : String(set);
      return [t('audit.change', { name: settingName(field, t), from: value(change.from), to: value(change.to) })];
    })
    .join(', ');
}

function statusName(value: unknown, { statuses }: AuditNames, t: TFunction<'settings'>): string {
  const status = ChosenStatus.options.find((each) => each === value);
  if (status !== undefined) return t(`audit.statuses.${status}`);
  return statuses.get(String(value)) ?? t('audit.aStatus');
}

/** One row of the audit log as a sentence without its subject: who did it stands beside it. */
export function auditWords(row: AuditRow, names: AuditNames, t: TFunction<'settings'>): string {
  const action = known.find((each) => each === row.action);
  // A newer router may log what this console has no words for: its own name for it is better than silence.
  if (action === undefined) return `${row.action} ${row.object}`;
  const role = (value: unknown): string => {
    const name = roleNames.find((each) => each === value);
    return name === undefined ? '' : t(`roles.${name}.name`);
  };
  return t(`audit.actions.${action}`, {
    object: objectName(row, names, t),
    from: role(row.facts.from),
    to: role(row.facts.to),
    role: role(row.facts.role),
    person: names.people.get(String(row.facts.to)) ?? t('audit.somebody'),
    status: statusName(row.facts.to, names, t),
    name: typeof row.facts.name === 'string' ? row.facts.name : '',
    version: Number(row.facts.restores ?? row.facts.version),
    added: Number(row.facts.added),
    changed: Number(row.facts.changed),
    changes: action === 'settings.set' ? settingChanges(row.facts, t) : '',
  });
}
