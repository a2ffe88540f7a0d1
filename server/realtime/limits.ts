import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { VisitorContract } from '../../shared/protocol/visitor/contract.ts';

/** How often something may be done: `points` in `seconds`. */
export interface Budget {
  points: number;
  seconds: number;
}

/**
 * What an event costs: reads are cheap, words go through the writer, `guarded` ones invite guessing or flooding. Signals of
 * a call come by the dozen and are counted apart, so that they never use up what hanging up needs.
 */
type Cost = 'read' | 'words' | 'write' | 'signal' | 'guarded';

export interface SocketLimits {
  rep: Record<Cost, Budget>;
  visitor: Record<Cost, Budget>;
  /** All events of all visitors behind one address: an office, a school. */
  visitorAddress: Budget;
  /** Handshakes from one address. */
  handshakes: Budget;
}

export const socketLimits: SocketLimits = {
  rep: {
    read: { points: 600, seconds: 10 },
    words: { points: 120, seconds: 10 },
    write: { points: 120, seconds: 10 },
    signal: { points: 600, seconds: 10 },
    guarded: { points: 20, seconds: 60 },
  },
  visitor: {
    read: { points: 120, seconds: 10 },
    words: { points: 30, seconds: 10 },
    write: { points: 60, seconds: 10 },
    signal: { points: 200, seconds: 10 },
    guarded: { points: 10, seconds: 60 },
  },
  visitorAddress: { points: 3_000, seconds: 10 },
  handshakes: { points: 600, seconds: 60 },
};

export const repCosts: Record<keyof RepContract, Cost> = {
  'session.hello': 'read',
  'time.now': 'read',
  'presence.set': 'write',
  'presence.set_for': 'write',
  'status.list': 'read',
  'status.add': 'write',
  'status.change': 'write',
  'status.remove': 'write',
  'status.order': 'write',
  'conversation.reassign': 'write',
  'team.timeline': 'read',
  'team.missed': 'read',
  'routing.trace': 'read',
  'routing.what_if': 'guarded',
  'routing.preview': 'write',
  'routing.queues': 'read',
  'conversation.take': 'write',
  'conversation.transfer': 'write',
  'conversation.transfer_cancel': 'write',
  'routing.get': 'read',
  'routing.attributes': 'read',
  'routing.upload': 'write',
  'routing.save': 'write',
  'routing.versions': 'read',
  'routing.version': 'read',
  'routing.restore': 'write',
  'accounts.list': 'read',
  'accounts.upload': 'write',
  'accounts.import': 'guarded',
  'account.set_owner': 'write',
  'follow_up.assign': 'write',
  'follow_up.set': 'write',
  'presence.machine': 'write',
  'view.open': 'read',
  'view.close': 'read',
  'conversation.open': 'read',
  'conversation.pull': 'read',
  'conversation.history': 'read',
  'conversation.closed': 'read',
  'conversation.send': 'words',
  'conversation.read': 'words',
  'conversation.typing': 'write',
  'message.edit': 'words',
  'message.delete': 'words',
  'conversation.invite': 'write',
  'conversation.uninvite': 'write',
  'conversation.join': 'write',
  'search.find': 'read',
  'conversation.look': 'read',
  'conversation.leave': 'write',
  'conversation.close': 'write',
  'conversation.reopen': 'write',
  'call.start': 'write',
  'call.accept': 'write',
  'call.rejoin': 'write',
  'call.decline': 'write',
  'call.connected': 'write',
  'call.hang_up': 'write',
  'call.signal': 'signal',
  'call.current': 'read',
  'call.ice': 'read',
  'call.report': 'write',
  'call.record': 'read',
  'camera.signal': 'signal',
  'camera.ice': 'read',
  'monitor.start': 'write',
  'monitor.stop': 'write',
  'monitor.whisper': 'write',
  'monitor.signal': 'write',
  'monitor.current': 'read',
  'monitor.ice': 'read',
  'demo.start': 'write',
  'demo.stop': 'write',
  'demo.signal': 'signal',
  'demo.current': 'read',
  'demo.ice': 'read',
  'note.add': 'words',
  'note.seen': 'write',
  'snippet.list': 'read',
  'snippet.save': 'write',
  'snippet.remove': 'write',
  'tag.list': 'read',
  'tag.save': 'write',
  'tag.remove': 'write',
  'conversation.tag': 'write',
  'disposition.list': 'read',
  'disposition.save': 'write',
  'disposition.order': 'write',
  'conversation.finish': 'write',
  'conversation.snooze': 'write',
  'conversation.desk': 'read',
  'task.list': 'read',
  'task.save': 'write',
  'task.set': 'write',
  'task.remove': 'write',
  'visitor.block': 'write',
  'visitor.unblock': 'write',
  'visitor.blocks': 'read',
  'conversation.transcript': 'guarded',
  'conversation.transcript_mail': 'guarded',
  'offer.accept': 'write',
  'offer.decline': 'write',
  'visitor.get': 'read',
  'visitor.same': 'read',
  'visitor.merge': 'guarded',
  'live.facets': 'read',
  'live.views.list': 'read',
  'live.views.save': 'write',
  'live.views.remove': 'write',
  'privacy.find': 'guarded',
  'privacy.export': 'guarded',
  'privacy.erase': 'guarded',
  'privacy.erased_of': 'read',
  'privacy.retention': 'read',
  'privacy.set_retention': 'write',
  'ice.state': 'read',
  'ice.test': 'guarded',
  'mail.state': 'read',
  'mail.list': 'read',
  'mail.retry': 'write',
  'mail.test': 'guarded',
  'enrichment.get': 'read',
  'enrichment.set': 'write',
  'enrichment.test': 'guarded',
  'pounce.claim': 'write',
  'pounce.typing': 'write',
  'pounce.send': 'write',
  'pounce.cancel': 'write',
  'pounce.list': 'read',
  'pounce.openers': 'read',
  'pounce.rules': 'read',
  'pounce.set_rules': 'write',
  'pounce.auto': 'read',
  'pounce.set_auto': 'write',
  'meeting.cancel': 'write',
  'meeting.ics': 'read',
  'availability.get': 'read',
  'availability.set': 'write',
  'profile.update': 'write',
  'profile.password': 'guarded',
  'people.list': 'read',
  'people.invite': 'guarded',
  'people.revoke_invitation': 'write',
  'people.set_role': 'write',
  'people.set_active': 'write',
  'people.reset_password': 'guarded',
  'people.sign_out': 'write',
  'site.list': 'read',
  'site.create': 'write',
  'site.update': 'write',
  'site.identity': 'read',
  'site.add_secret': 'guarded',
  'site.retire_secret': 'write',
  'site.enforce_identity': 'write',
  'site.look': 'read',
  'site.set_look': 'write',
  'site.put_picture': 'guarded',
  'texts.get': 'read',
  'texts.set': 'write',
  'texts.set_language': 'write',
  'settings.get': 'read',
  'settings.set': 'write',
  'practice.set': 'write',
  'file.begin': 'write',
  'file.finish': 'write',
  'file.drop': 'write',
  'file.link': 'read',
  'audit.list': 'read',
};

export const visitorCosts: Record<keyof VisitorContract, Cost> = {
  'state.get': 'read',
  'page.view': 'write',
  'privacy.export_me': 'guarded',
  'privacy.erase_me': 'guarded',
  'visitor.agree': 'write',
  'visitor.identify': 'guarded',
  'visitor.attributes': 'write',
  'visitor.track': 'write',
  'experience.get': 'read',
  'experience.shown': 'write',
  'messenger.toggled': 'write',
  'conversation.start': 'guarded',
  'conversation.open': 'read',
  'conversation.pull': 'read',
  'conversation.history': 'read',
  'conversation.send': 'words',
  'conversation.read': 'words',
  'conversation.typing': 'write',
  'message.edit': 'words',
  'message.delete': 'words',
  'conversation.close': 'write',
  'call.start': 'write',
  'call.accept': 'write',
  'call.rejoin': 'write',
  'call.decline': 'write',
  'call.connected': 'write',
  'call.hang_up': 'write',
  'call.signal': 'signal',
  'call.current': 'read',
  'call.ice': 'read',
  'call.notices': 'read',
  'camera.signal': 'signal',
  'camera.ice': 'read',
  'call.report': 'write',
  'demo.watch': 'write',
  'demo.stop': 'write',
  'demo.signal': 'signal',
  'demo.current': 'read',
  'demo.ice': 'read',
  'file.begin': 'write',
  'file.finish': 'write',
  'file.drop': 'write',
  'file.link': 'read',
  'email.give': 'guarded',
  'email.skip': 'write',
  'pounce.delivered': 'write',
  'pounce.seen': 'write',
  'pounce.closed': 'write',
  'slot.list': 'read',
  'slot.hold': 'write',
  'slot.release': 'write',
  'meeting.book': 'guarded',
};

/** Takes one point of `key`; answers null, or after how many milliseconds to come again. */
export type Meter = (key: string) => Promise<number | null>;

/** A meter in memory: limits need not outlive the process. */
export const createMeter = ({ points, seconds }: Budget): Meter => {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return async (key) => {
    try {
      await limiter.consume(key);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext));
      throw refusal;
    }
  };
};

/** One meter per cost; an event is charged to its actor under its cost. */
export const createEventMeter = (budgets: Record<Cost, Budget>, costs: Record<string, Cost>) => {
  const meters: Record<Cost, Meter> = {
    read: createMeter(budgets.read),
    words: createMeter(budgets.words),
    write: createMeter(budgets.write),
    signal: createMeter(budgets.signal),
    guarded: createMeter(budgets.guarded),
  };
  return (event: string, actorId: string): Promise<number | null> => meters[costs[event] ?? 'guarded'](actorId);
};
