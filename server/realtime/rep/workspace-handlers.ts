import { ok } from '../../../shared/protocol/result.ts';
import type { Audit } from '../../features/audit/audit.ts';
import type { PracticeSwitch } from '../../features/settings/practice-switch.ts';
import type { SettingsService } from '../../features/settings/settings.ts';
import type { Sites } from '../../features/sites/sites.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'site.list'
  | 'site.create'
  | 'site.update'
  | 'settings.get'
  | 'settings.set'
  | 'practice.set'
  | 'audit.list';

/** What is asked about the workspace as a whole. */
export const workspaceHandlers = (
  sites: Sites,
  settings: SettingsService,
  practice: PracticeSwitch,
  audit: Audit,
): RepHandlers<Events> => ({
  'site.list': () => sites.list(),
  'site.create': ({ actor }, input) => sites.create(actor, input),
  'site.update': ({ actor }, input) => sites.update(actor, input),
  'settings.get': async () => ok(settings.current()),
  'settings.set': ({ actor }, input) => settings.set(actor, input),
  'practice.set': ({ actor }, { on }) => practice.set(actor, on),
  'audit.list': (_line, input) => audit.list(input),
});
