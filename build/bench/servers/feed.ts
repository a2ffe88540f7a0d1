import { bootApp } from '../../../server/tests/boot.ts';
import { changing, feedCard, startChanges } from '../feed-cards.ts';
import { measured } from './measured.ts';

/** Where reps watch the live feed of the measured router. */
export interface FeedDoors {
  url: string;
  tickets: string[];
}

const watching = Number(process.env.FOYER_BENCH_REPS);
const visitors = Math.max(changing, Number(process.env.FOYER_BENCH_VISITORS));

/** Ours: the whole router. The visitors are put on its floor as page views would; what a page view costs is not the feed's. */
const { app, url } = await bootApp();
const { services, core, tickets } = app;
const person = { name: 'Ada Lind', email: 'ada@acme.example', role: 'rep' as const, zone: 'Europe/Berlin' };
const added = await core.store.run((tx) => services.people.add(tx, { ...person, passwordHash: null }));
if (!added.ok) throw new Error(added.error.message);
const { floor } = services.visitors;
for (let index = 0; index < visitors; index += 1) floor.put(feedCard(index, 0));
const actor = { kind: 'rep' as const, personId: added.data.id, role: 'rep' as const };
const doors: FeedDoors = {
  url,
  tickets: Array.from({ length: watching }, () => tickets.issue({ ...actor, sessionId: core.ids.next() }).ticket),
};
const changes = startChanges((card) => floor.put(card));
measured(doors, changes);
