import { Readable } from 'node:stream';
import { Temporal } from 'temporal-polyfill';
import type { RepActor, VisitorActor } from '../actor.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Guests } from '../conversations/guests.ts';
import type { Core } from '../core.ts';
import type { Experiences } from '../experiences/experiences.ts';
import type { Files } from '../files/files.ts';
import type { Meetings } from '../meetings/meetings.ts';
import type { Presence } from '../presence/presence.ts';
import type { Routing } from '../routing/routing.ts';
import type { Visitors } from '../visitors/visitors.ts';
import { pendingOfferOf, setPlace } from './demo-repository.ts';
import { drawFloor } from './draw-floor.ts';
import type { DemoPerson } from './northwind-people.ts';
import { castSecret } from './northwind-secret.ts';
import { northwindPages, northwindSite, northwindSources, type PageKey } from './northwind-site.ts';
import { type PlannedVisit, planDays } from './plan-days.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { StoryTime } from './story-time.ts';

/** The real services, on a clock that the story moves. */
export interface StoryCast {
  core: Core;
  time: StoryTime;
  random: SeededRandom;
  origin: string;
  visitors: Visitors;
  experiences: Experiences;
  conversations: Conversations;
  guests: Guests;
  routing: Routing;
  presence: Presence;
  meetings: Meetings;
  files: Files;
  reps: readonly { person: DemoPerson; actor: RepActor }[];
}

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const pictureWithinMs = 3 * 24 * 60 * minuteMs;

/** Tells the demo's month: each visit goes through the same services as a real one, at its own time. */
export const tellStory = async (cast: StoryCast, end: number): Promise<void> => {
  const { core, time, random, visitors, experiences, conversations, guests } = cast;
  const { routing, presence, meetings, files, reps } = cast;
  const { store, ids } = core;
  const secrets = new Map<PlannedVisit['persona'], string>();

  /** All that was begun is stored: a command that comes last ends last. */
  const settle = async (): Promise<void> => {
    await store.run(() => null);
    await store.run(() => null);
  };
  const pass = async (ms: number): Promise<void> => {
    await time.advanceTo(time.now() + ms, settle);
    await settle();
  };

  const atWork = ({ person }: StoryCast['reps'][number]): boolean => {
    const there = Temporal.Instant.fromEpochMilliseconds(time.now()).toZonedDateTimeISO(person.zone);
    const minute = there.hour * 60 + there.minute;
    return person.hours.some((span) => span.weekday === there.dayOfWeek && span.from <= minute && minute < span.to);
  };

  const keepHours = async (): Promise<void> => {
    for (const rep of reps) {
      const wanted = atWork(rep) ? 'available' : 'offline';
      if ((await presence.of(rep.actor.personId)).status !== wanted) await presence.set(rep.actor, wanted);
    }
  };

  const view = (actor: VisitorActor, page: PageKey, query: string, referrer: string) => {
    const { path, title } = northwindPages[page];
    const url = `${cast.origin}${path}${query === '' ? '' : `?${query}`}`;
    return visitors.pageView(actor, actor.visitorId, { url, title, referrer });
  };

  const secretOf = ({ persona, cast }: PlannedVisit): string => {
    if (cast) return castSecret(cast.key);
    const secret = secrets.get(persona) ?? random.secret();
    secrets.set(persona, secret);
    return secret;
  };

  const arrive = async (visit: PlannedVisit): Promise<VisitorActor | null> => {
    const { locale, zone, device } = visit.persona.where;
    const given = {
      siteKey: northwindSite.key,
      secret: secretOf(visit),
      hostOrigin: cast.origin,
      locale,
      zone,
      device,
    };
    const token = await visitors.exchange(given, { practice: visit.cast !== undefined });
    if (!token.ok) throw new Error(`the demo's visitor was not let in: ${token.error.message}`);
    const admitted = await visitors.admit(token.data.token);
    if (!admitted) return null;
    const actor: VisitorActor = { kind: 'visitor', ...admitted };
    visitors.socketOpened(actor, actor.visitorId);
    return actor;
  };

  const browse = async (actor: VisitorActor, { persona, script }: PlannedVisit): Promise<void> => {
    const source = northwindSources[persona.how.source];
    const journey = script ? [...persona.how.journey.slice(0, 3), script.page] : persona.how.journey;
    for (const [step, page] of journey.entries()) {
      const query = step === 0 ? source.query : '';
      await view(actor, page, query, step === 0 ? source.referrer : '');
      await pass(random.between(12, 95) * secondMs);
    }
    await store.run((tx) => setPlace(tx, actor.visitorId, persona.where));
  };

  /** A rep takes the offer, if there is one; answers with who did. */
  const take = async (conversationId: string): Promise<RepActor | null> => {
    for (let tries = 0; tries < 6; tries += 1) {
      await pass(random.between(2, 9) * secondMs);
      const offer = await store.run((tx) => pendingOfferOf(tx, conversationId));
      const rep = reps.find(({ actor }) => actor.personId === offer?.rep_id);
      if (!offer || !rep || random.next() < 0.22) continue;
      const taken = await routing.accept(rep.actor, offer.id);
      if (taken.ok) return rep.actor;
    }
    return null;
  };

  const say = (actor: VisitorActor | RepActor, conversationId: string, text: string) =>
    store.run((tx) => conversations.send(tx, actor, { conversationId, clientId: ids.next(), text }));

  /** One visitor of the last days sends a picture: the plan of their floor. */
  let drawn = false;
  const sendPicture = async (actor: VisitorActor, conversationId: string): Promise<void> => {
    drawn = true;
    const bytes = drawFloor();
    const begun = await files.begin(actor, {
      ...{ conversationId, clientId: ids.next(), name: 'Our floor.png', bytes: bytes.length },
    });
    if (!begun.ok || begun.data.state !== 'uploading') return;
    const { fileId, url } = begun.data;
    const query = new URL(url, cast.origin).searchParams;
    const signed = { until: Number(query.get('until')), sig: query.get('sig') ?? '' };
    await files.receive(fileId, signed, 0, Readable.from([bytes]));
    const made = await files.finish(actor, fileId);
    if (!made.ok) return;
    const message = { conversationId, clientId: ids.next(), text: 'This is our floor', files: [fileId] };
    await store.run((tx) => conversations.send(tx, actor, message));
  };

  /** One answer of the last days comes from a colleague, whom the rep asks in for it. */
  let helped = false;
  const helps = async (rep: RepActor, conversationId: string, line: string): Promise<boolean> => {
    const colleague = reps.find((one) => one.actor.personId !== rep.personId && atWork(one))?.actor;
    if (!colleague) return false;
    helped = true;
    const note = 'You know this better than I do';
    await guests.invite(rep, { conversationId, repId: colleague.personId, note });
    await guests.join(colleague, { conversationId });
    await say(colleague, conversationId, line);
    await guests.leave(colleague, { conversationId });
    return true;
  };

  const book = async (actor: VisitorActor, { persona }: PlannedVisit): Promise<boolean> => {
    const { name, email } = persona.who;
    if (name === null || email === null) return false;
    const listed = await meetings.slots(actor, time.now());
    const slot = listed.ok
      ? listed.data.slots[random.between(0, Math.min(12, listed.data.slots.length - 1))]
      : undefined;
    if (!slot) return false;
    const form = { clientId: ids.next(), slotId: slot.id, name, email, zone: persona.where.zone };
    return (await meetings.book(actor, form)).ok;
  };

  const talk = async (actor: VisitorActor, visit: PlannedVisit, lines: readonly string[]): Promise<void> => {
    const [question = ''] = lines;
    const shown = await experiences.shown(actor, actor.visitorId, experiences.view(actor).id);
    const started = await experiences.start(actor, actor.visitorId, {
      clientId: ids.next(),
      ...(shown.ok ? { impressionId: shown.data.impressionId } : {}),
      by: { kind: 'text', text: question },
    });
    if (!started.ok) return;
    const { id } = started.data.conversation;
    const { email } = visit.persona.who;
    if (email !== null) await experiences.giveEmail(actor, email);
    const rep = visit.script?.ending === 'left' && random.next() < 0.6 ? null : await take(id);
    if (!rep) {
      await pass(random.between(40, 80) * secondMs);
      if (random.next() < 0.55) await book(actor, visit);
      await store.run((tx) => conversations.close(tx, id, 'visitor_left', null));
      return;
    }
    for (const [turn, line] of lines.slice(1).entries()) {
      await pass((turn === 0 ? random.between(4, 14) : random.between(9, 70)) * secondMs);
      const recent = time.now() > end - pictureWithinMs;
      if (turn !== 2 || helped || !recent || !(await helps(rep, id, line))) {
        await say(turn % 2 === 0 ? rep : actor, id, line);
      }
      if (!drawn && turn === 0 && recent) await sendPicture(actor, id);
    }
    if (visit.script?.ending === 'booked') await book(actor, visit);
    const last = (await store.run((tx) => conversations.row(tx, id))).last_seq;
    await store.run((tx) => conversations.read(tx, actor, { conversationId: id, upTo: last }));
    await store.run((tx) => conversations.read(tx, rep, { conversationId: id, upTo: last }));
    await pass(random.between(20, 90) * secondMs);
    await store.run((tx) => conversations.close(tx, id, 'rep', rep.personId));
  };

  for (const { actor } of reps) await presence.socketOpened(actor.personId);
  for (const visit of planDays(end, random)) {
    if (visit.at > time.now()) await time.advanceTo(visit.at, settle);
    await keepHours();
    const actor = await arrive(visit);
    if (!actor) continue;
    await browse(actor, visit);
    if (visit.script) await talk(actor, visit, visit.script.lines);
    const { email } = visit.persona.who;
    if (visit.cast && email !== null) await experiences.giveEmail(actor, email);
    if (visit.cast?.books) await book(actor, visit);
    visitors.socketClosed(actor, actor.visitorId);
    await pass(minuteMs);
  }
  // Whoever opens a console finds their rep ready to be offered visitors.
  for (const { actor } of reps) await presence.set(actor, 'available');
  for (const { actor } of reps) await presence.socketClosed(actor.personId);
  await time.advanceTo(Math.max(end, time.now()), settle);
  await settle();
};
