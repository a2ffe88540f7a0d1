import { mayPounce } from '../../../shared/domain/pounce.ts';
import { repAccepts } from '../../../shared/domain/presence.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import type { PounceRule } from '../../../shared/protocol/rep/pounce.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { OrderedList } from '../ordered-list.ts';
import type { Presence } from '../presence/presence.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { fillLine } from './openers.ts';
import type { PounceRules } from './pounce-rules.ts';
import { readSpeakers } from './pounce-rules-repository.ts';
import type { Pounces } from './pounces.ts';
import { ruleDue } from './rule-match.ts';

export interface AutoPouncePorts {
  rules: Pick<PounceRules, 'current' | 'mayUse' | 'onChanged'>;
  pounces: Pick<Pounces, 'byRule' | 'liveOf'>;
  presence: Pick<Presence, 'everybody' | 'availableIds'>;
  /** Everybody whose browser is here. */
  here(): string[];
  cardOf(visitorId: string): VisitorCard | null;
  /** The capacity in use of each rep. */
  loads(): Promise<(repId: string) => number>;
  capacityOf(repId: string): number;
  settings(): Settings;
  /** The path of a page as the company's own website has it. */
  sitePath(path: string): string;
  timers: Timers;
}

interface Due {
  readonly visitorId: string;
  readonly at: number;
}

const byDue = (a: Due, b: Due): number =>
  a.at - b.at || (a.visitorId < b.visitorId ? -1 : a.visitorId > b.visitorId ? 1 : 0);

/** Nobody may pounce them, whatever a rule says. */
const isBarred = (card: VisitorCard, now: number): boolean =>
  card.connection !== 'here' ||
  card.conversationId !== null ||
  card.pounce !== null ||
  (card.pounceBlock !== null && (card.pounceBlock.until === null || card.pounceBlock.until > now));

/**
 * Pounces by rule, under the same etiquette as everybody, in the name of a rep who is there and lets it be. Each visitor
 * on the floor has one moment at most at which a rule is looked at again; nobody is looked through.
 */
export const createAutoPounce = (core: Core, ports: AutoPouncePorts) => {
  const { store, board, clock, log } = core;
  const { rules, pounces, presence, settings } = ports;
  const due = new OrderedList<Due>(byDue);
  const dueOf = new Map<string, Due>();
  /** A rule was due for them, and nobody was there in whose name. */
  const unserved = new Set<string>();
  let stopped = false;

  const schedule = (visitorId: string, at: number | null): void => {
    const before = dueOf.get(visitorId);
    if (before?.at === at) return;
    if (before) due.delete(before);
    dueOf.delete(visitorId);
    if (at !== null) {
      const entry = { visitorId, at };
      dueOf.set(visitorId, entry);
      due.insert(entry);
    }
    alarm.set(due.first()?.at ?? null);
  };

  const duesOf = (card: VisitorCard): { rule: PounceRule; at: number }[] =>
    rules.current().flatMap((rule) => {
      const at = ruleDue(rule, card, settings().pounceAfterS, ports.sitePath);
      return at === null ? [] : [{ rule, at }];
    });

  /** A visitor came or changed. */
  const shown = (card: VisitorCard): void => {
    if (stopped || (rules.current().length === 0 && dueOf.size === 0)) return;
    const dues = isBarred(card, clock.now()) ? [] : duesOf(card);
    unserved.delete(card.id);
    schedule(card.id, dues.length === 0 ? null : Math.min(...dues.map(({ at }) => at)));
  };

  /** Who can speak now, those with the least to do first. */
  const speakers = async (tx: Tx, card: VisitorCard, loadOf: (repId: string) => number) => {
    const { routeForPounce } = settings();
    // A reply becomes a conversation: it is asked of nobody who takes none now, or has no room.
    const available = new Set(presence.availableIds());
    const able = [...presence.everybody()]
      .filter((rep) => available.has(rep.repId) && repAccepts(rep, 'pounce'))
      .filter(({ repId }) => loadOf(repId) < ports.capacityOf(repId) && rules.mayUse(repId))
      .sort(
        (a, b) =>
          pounces.liveOf(a.repId) - pounces.liveOf(b.repId) || (a.lastAssignedAt ?? -1) - (b.lastAssignedAt ?? -1),
      )
      .map(({ repId }) => repId);
    if (able.length === 0) return [];
    const people = new Map((await readSpeakers(tx, able)).map((person) => [person.id, person]));
    return able.flatMap((id) => {
      const person = people.get(id);
      return person && mayPounce(routeForPounce, person, card.company) ? [person] : [];
    });
  };

  const serve = async (visitorId: string, loadOf: (repId: string) => number): Promise<void> => {
    const done = await store.run(async (tx): Promise<'done' | 'nobody' | number> => {
      const card = ports.cardOf(visitorId);
      if (!card || isBarred(card, tx.now)) return 'done';
      const dues = duesOf(card);
      const able = await speakers(tx, card, loadOf);
      const ownerId = card.company?.owner?.id;
      for (const { rule, at } of dues) {
        if (at > tx.now) continue;
        const owner = able.find(({ id }) => id === ownerId);
        const rep =
          rule.inNameOf === 'available' ? able[0] : (owner ?? (rule.inNameOf === 'owner' ? undefined : able[0]));
        if (!rep) continue;
        const { id, name, photo } = rep;
        const text = fillLine(rule.text, name, card.company?.name ?? null);
        await pounces.byRule(tx, { visitorId, rep: { id, name, photo }, ruleId: rule.id, text });
        return 'done';
      }
      const later = dues.filter(({ at }) => at > tx.now).map(({ at }) => at);
      if (later.length > 0) return Math.min(...later);
      return dues.length > 0 ? 'nobody' : 'done';
    });
    if (done === 'nobody') unserved.add(visitorId);
    else if (done !== 'done') schedule(visitorId, done);
  };

  const ring = async (): Promise<void> => {
    try {
      const loadOf = await ports.loads();
      for (let first = due.first(); first && first.at <= clock.now() && !stopped; first = due.first()) {
        schedule(first.visitorId, null);
        await serve(first.visitorId, loadOf);
      }
    } catch (error) {
      log.error('a rule could not pounce', { error });
    }
    alarm.set(due.first()?.at ?? null);
  };

  const alarm = createRoutingClock(clock, ports.timers, () => void ring());

  const again = (visitorIds: Iterable<string>): void => {
    for (const visitorId of [...visitorIds]) {
      const card = ports.cardOf(visitorId);
      if (card) shown(card);
      else unserved.delete(visitorId);
    }
  };

  const everybodyAgain = (): void => again(ports.here());
  rules.onChanged(everybodyAgain);
  const disposers = [
    board.after('settings.changed', everybodyAgain),
    // Somebody may have come in whose name a rule can speak.
    board.after('presence.changed', () => again(unserved)),
    board.after('work_item.changed', () => again(unserved)),
  ];

  return {
    shown,
    stop: (): void => {
      stopped = true;
      alarm.stop();
      for (const dispose of disposers) dispose();
    },
  };
};
