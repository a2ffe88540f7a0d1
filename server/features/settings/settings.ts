import * as z from 'zod';
import { defaultFileSettings } from '../../../shared/domain/attachment.ts';
import { defaultCallSettings } from '../../../shared/domain/call-settings.ts';
import { defaultDeskSettings } from '../../../shared/domain/desk.ts';
import { defaultMailSettings } from '../../../shared/domain/mail.ts';
import { defaultMonitorSettings } from '../../../shared/domain/monitor-settings.ts';
import { defaultPounceSettings } from '../../../shared/domain/pounce.ts';
import { defaultPracticeSettings } from '../../../shared/domain/practice.ts';
import { defaultRoutingTimes } from '../../../shared/domain/routing-times.ts';
import { Settings } from '../../../shared/protocol/rep/contract.ts';
import { ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { readSettings, writeSettings } from './settings-repository.ts';

/** What a fresh workspace starts with. */
export const defaultSettings: Settings = {
  workspaceName: 'Foyer',
  chatOfferTimeoutS: 30,
  bookVisibleS: 20,
  chatCapacity: 3,
  missesBeforeAway: 2,
  wrapUpS: 30,
  ...defaultRoutingTimes,
  ...defaultPracticeSettings,
  ...defaultPounceSettings,
  ...defaultMailSettings,
  ...defaultCallSettings,
  ...defaultMonitorSettings,
  ...defaultFileSettings,
  ...defaultDeskSettings,
};

/** What was a setting before there was a plan; the first plan takes it over. */
const FormerTimes = z.object({
  ownerAloneS: z.number().int().min(0).max(120).catch(15),
  overflowS: z.number().int().min(10).max(900).catch(60),
});

const changes = (before: Settings, after: Settings): Record<string, unknown> => {
  const facts: Record<string, unknown> = {};
  for (const key of Object.keys(after) as (keyof Settings)[]) {
    if (before[key] !== after[key]) facts[key] = { from: before[key], to: after[key] };
  }
  return facts;
};

/** The workspace's settings, kept in memory because every routing decision asks for them. */
export const createSettings = ({ store }: Core, audit: Audit) => {
  let known = defaultSettings;
  let former = FormerTimes.parse({});

  const put = async (tx: Tx, next: Settings, actorId: string | null): Promise<void> => {
    const before = known;
    known = next;
    tx.onRollback(() => {
      known = before;
    });
    await writeSettings(tx, next);
    await audit.write(tx, { actorId, action: 'settings.set', object: 'settings', facts: changes(before, next) });
    await tx.signal('settings.changed', {});
  };

  return {
    /** Reads what is stored; a setting that a newer release added has its default. */
    load: async (): Promise<void> => {
      const stored = await readSettings(store.k);
      known = Settings.parse({ ...defaultSettings, ...(stored as object) });
      former = FormerTimes.parse(stored);
    },

    /** The settings now; inside a command also what the command has set. */
    current: (): Settings => known,

    /** What the settings said of routing before there was a plan. */
    formerTimes: () => former,

    put,

    set: (actor: RepActor, next: Settings): Promise<Result<Settings>> =>
      store.run(async (tx) => {
        await put(tx, next, actor.personId);
        return ok(next);
      }),
  };
};

export type SettingsService = ReturnType<typeof createSettings>;
