import type { Clock } from '../../../shared/domain/clock.ts';
import type { NamedStatus, Presence } from '../../../shared/domain/presence.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import type { People } from '../../features/people/people.ts';
import type { SettingsService } from '../../features/settings/settings.ts';
import type { RepHandlers } from '../handlers.ts';

export interface SessionHandlerOptions {
  people: Pick<People, 'find'>;
  settings: Pick<SettingsService, 'current'>;
  presenceOf(personId: string): Promise<Presence>;
  statuses(): NamedStatus[];
  demo: boolean;
  clock: Clock;
}

/** How a console begins, and how it keeps the router's time. */
export const sessionHandlers = ({
  people,
  settings,
  presenceOf,
  statuses,
  demo,
  clock,
}: SessionHandlerOptions): RepHandlers<'session.hello' | 'time.now'> => ({
  'session.hello': async ({ actor }) => {
    const me = await people.find(actor.personId);
    if (!me) return fail('unauthenticated', 'this person is gone');
    const presence = await presenceOf(actor.personId);
    return ok({ me, presence, statuses: statuses(), settings: settings.current(), demo, now: clock.now() });
  },
  'time.now': async () => ok({ now: clock.now() }),
});
