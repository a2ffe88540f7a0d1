import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createServices } from './create-services.ts';
import { createIds } from './db/ids.ts';
import { databaseFile, openStore } from './db/open-store.ts';
import { SignalBoard } from './db/signal-board.ts';
import type { RepActor } from './features/actor.ts';
import type { Core } from './features/core.ts';
import { insertAccount } from './features/demo/demo-repository.ts';
import { northwind } from './features/demo/northwind-data.ts';
import type { DemoPerson } from './features/demo/northwind-people.ts';
import { northwindPlan } from './features/demo/northwind-plan.ts';
import { storyDays } from './features/demo/plan-days.ts';
import { seededRandom } from './features/demo/seeded-random.ts';
import { StoryTime } from './features/demo/story-time.ts';
import { tellDesk } from './features/demo/tell-desk.ts';
import { tellStory } from './features/demo/tell-story.ts';
import type { RoutingPlanService } from './features/routing-plan/routing-plan.ts';
import type { FollowUps } from './features/team/follow-ups.ts';
import { visitRules } from './features/visitors/visit-rules.ts';
import type { Log } from './observability/log.ts';

export interface SeedOptions {
  dataDir: string;
  publicUrl: string;
  /** The instant the demo's history ends at. */
  now: number;
  log: Log;
}

const dayMs = 24 * 3_600_000;
/** Missed visitors of these last days still wait for somebody to come back to them. */
const openDays = 5;
const seed = 20_261_122;

/** One origin a browser may reach a router of one's own machine at, beside the other. */
const loopbackOrigins = (publicUrl: string): string[] => {
  const { port, protocol } = new URL(publicUrl);
  const end = port === '' ? '' : `:${port}`;
  return [...new Set([new URL(publicUrl).origin, `${protocol}//localhost${end}`, `${protocol}//127.0.0.1${end}`])];
};

const unwrap = <T>(result: { ok: true; data: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(`the demo could not be made: ${result.error.message}`);
  return result.data;
};

/** What lies back for longer was followed up; the last days are still to do. */
const followUp = async (
  followUps: FollowUps,
  ids: ReadonlyMap<DemoPerson['key'], string>,
  now: number,
): Promise<void> => {
  const manager = northwind.people.find((person) => person.role === 'manager');
  const personId = manager && ids.get(manager.key);
  if (!personId) return;
  const actor: RepActor = { kind: 'rep', personId, role: 'manager', sessionId: personId };
  const { items } = unwrap(await followUps.list(actor, { whose: 'all', state: 'open', limit: 100 }));
  for (const { id, at } of items) {
    if (at > now - openDays * dayMs) continue;
    unwrap(await followUps.set(actor, { id, state: 'done', note: 'Wrote to them the next morning.' }));
  }
};

/** The month was routed as every workspace begins; from now on Northwind's own rules hold. */
const planRouting = async (
  routingPlan: RoutingPlanService,
  ids: ReadonlyMap<DemoPerson['key'], string>,
  nextId: () => string,
): Promise<void> => {
  const admin = northwind.people.find((person) => person.role === 'admin');
  const personId = (key: DemoPerson['key']): string => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`the demo has no ${key}`);
    return id;
  };
  if (!admin) return;
  const actor: RepActor = { kind: 'rep', personId: personId(admin.key), role: 'admin', sessionId: nextId() };
  const { version } = unwrap(await routingPlan.get());
  const plan = northwindPlan(routingPlan.current(), { personId, nextId });
  unwrap(await routingPlan.save(actor, { plan, basedOn: version }));
};

/**
 * Makes the demo workspace where there is no database yet: people, site, accounts, and a month of history that goes
 * through the same services as real visits, on a clock of its own. It appears whole or not at all.
 */
export const seedDemo = async ({ dataDir, publicUrl, now, log }: SeedOptions): Promise<boolean> => {
  if (existsSync(databaseFile(dataDir))) return false;
  const seeding = join(dataDir, 'seeding');
  rmSync(seeding, { recursive: true, force: true });
  mkdirSync(seeding, { recursive: true, mode: 0o700 });

  const time = new StoryTime(now - storyDays * dayMs);
  const board = new SignalBoard();
  const store = await openStore({
    dataDir: seeding,
    board,
    clock: time,
    durable: false,
    onOutlived: () => log.error('a command waited for something else than the database'),
    onListenerError: (error) => log.error('a listener broke after the commit', { error }),
  });
  // What went wrong in an invented past is nobody's to look into.
  const quiet: Log = { ...log, warn: () => {} };
  const core: Core = { store, board, clock: time, ids: createIds(time), log: quiet };
  const services = await createServices(core, {
    publicUrl,
    demo: true,
    filesFolder: join(seeding, 'files'),
    timers: time,
    // A month of looking every half minute would be most of the work; here nobody watches visits end.
    rules: { ...visitRules, sweepMs: 600_000 },
    pushState: () => {},
  });
  await services.start();

  const { site, people, accounts } = northwind;
  const ids = new Map<DemoPerson['key'], string>();
  for (const person of people) {
    const { name, email, role, zone, title, photo } = person;
    const added = await store.run((tx) =>
      services.people.add(tx, { name, email, role, zone, photo, note: title, passwordHash: null }),
    );
    const { id } = unwrap(added);
    ids.set(person.key, id);
    const actor: RepActor = { kind: 'rep', personId: id, role, sessionId: core.ids.next() };
    unwrap(await services.meetings.setAvailability(actor, { zone, spans: [...person.hours] }));
  }
  const origins = loopbackOrigins(publicUrl);
  const { name, key, color, consent } = site;
  unwrap(await store.run((tx) => services.sites.add(tx, { name, key, color, consent, origins }, null)));
  const settings = { ...services.settings.current(), workspaceName: name };
  await store.run((tx) => services.settings.put(tx, settings, null));
  await store.run(async (tx) => {
    for (const account of accounts) {
      const ownerId = account.owner === null ? null : (ids.get(account.owner) ?? null);
      await insertAccount(tx, core.ids.next(), account, ownerId);
    }
  });

  await tellStory(
    {
      core,
      time,
      random: seededRandom(seed),
      origin: new URL(publicUrl).origin,
      ...services,
      reps: people.flatMap((person) => {
        const personId = ids.get(person.key);
        if (person.role !== 'rep' || personId === undefined) return [];
        return [{ person, actor: { kind: 'rep', personId, role: 'rep', sessionId: core.ids.next() } }];
      }),
    },
    now,
  );
  await followUp(services.followUps, ids, now);
  const managerKey = people.find((person) => person.role === 'manager')?.key;
  const managerId = managerKey && ids.get(managerKey);
  if (managerId) {
    await tellDesk({
      core,
      ...services,
      manager: { kind: 'rep', personId: managerId, role: 'manager', sessionId: managerId },
    });
  }
  await planRouting(services.routingPlan, ids, () => core.ids.next());
  services.stop();
  await store.close();
  // Left there by a start that ended before its database was in place.
  rmSync(join(dataDir, 'files'), { recursive: true, force: true });
  if (existsSync(join(seeding, 'files'))) renameSync(join(seeding, 'files'), join(dataDir, 'files'));
  renameSync(databaseFile(seeding), databaseFile(dataDir));
  rmSync(seeding, { recursive: true, force: true });
  return true;
};
