import type { Namespace } from 'socket.io';
import type { CallSide } from '../../shared/domain/call.ts';
import { asVisitorSees } from '../../shared/domain/conversation.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { NamedStatus, Presence } from '../../shared/domain/presence.ts';
import type { Settings } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import type { VisitorPushes } from '../../shared/protocol/visitor/pushes.ts';
import type { SignalBoard } from '../db/signal-board.ts';
import type { Signals } from '../db/signals.ts';
import type { Log } from '../observability/log.ts';
import { personRoom, sessionRoom } from './rep-namespace.ts';
import type { Tickets } from './tickets.ts';
import { visitorRoom } from './visitor-namespace.ts';

/** What a push reads to say what is true now. */
export interface PushReads {
  personOf(personId: string): Promise<Person | null>;
  presenceOf(personId: string): Promise<Presence>;
  /** Who set the status, and with which words. */
  becauseOf(personId: string): { setBy: string | null; note?: string | null } | null;
  settings(): Promise<Settings>;
  statuses(): NamedStatus[];
}

export interface PushOptions extends PushReads {
  board: SignalBoard;
  rep: Namespace;
  visitor: Namespace;
  tickets: Tickets;
  log: Log;
}

/** Sends one push of the contract to rooms of a namespace: it is encoded once, whoever hears it. */
export const pushRep = <E extends keyof RepPushes>(
  nsp: Namespace,
  rooms: string[],
  event: E,
  data: RepPushes[E],
): void => {
  nsp.to(rooms).emit(event, data);
};

export const pushVisitor = <E extends keyof VisitorPushes>(
  nsp: Namespace,
  rooms: string[],
  event: E,
  data: VisitorPushes[E],
): void => {
  nsp.to(rooms).emit(event, data);
};

/** Sockets of reps who have the conversation open. */
export const conversationRoom = (conversationId: string): string => `conversation:${conversationId}`;

/** How long the tabs of an erased visitor have to begin anew by themselves. */
const erasedMs = 2_000;

/** Sockets that have a window of the feed. */
export const feedRoom = (feed: number): string => `feed:${feed}`;

/** Tells sockets what was committed. Every push is a hint: correctness rests on versions and sequences. */
export const startPushes = ({ board, rep, visitor, tickets, log, ...read }: PushOptions): (() => void) => {
  const soon = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error('a push could not be made', { error }));
  };

  const appended = ({ conversation, repId, entry }: Signals['conversation.appended']): void => {
    const hint = { conversation, entry };
    const rooms = [conversationRoom(conversation.id)];
    if (repId !== null) rooms.push(personRoom(repId));
    for (const guest of conversation.guests ?? []) rooms.push(personRoom(guest.id));
    if (entry.type === 'left') rooms.push(personRoom(entry.rep.id));
    pushRep(rep, rooms, 'conversation.entry', hint);
    const seen = asVisitorSees(entry);
    // Most entries are the same to both sides: what is the same is written once, see `leanParser`.
    const theirs = seen === entry ? hint : { conversation, entry: seen };
    pushVisitor(visitor, [visitorRoom(conversation.visitorId)], 'conversation.entry', theirs);
    if (entry.type === 'closed')
      rep.in(conversationRoom(conversation.id)).socketsLeave(conversationRoom(conversation.id));
  };

  const ended = ({ personId, sessionId, reason }: Signals['session.ended']): void => {
    tickets.revoke(personId, sessionId);
    const room = sessionId === null ? personRoom(personId) : sessionRoom(sessionId);
    pushRep(rep, [room], 'session.ended', { reason });
    rep.in(room).disconnectSockets(true);
  };

  const presenceChanged = async (repId: string, reason: Signals['presence.changed']['reason']): Promise<void> => {
    const presence = await read.presenceOf(repId);
    const because = reason === 'manager' ? read.becauseOf(repId) : null;
    const by = because?.setBy ? await read.personOf(because.setBy) : null;
    pushRep(rep, [personRoom(repId)], 'presence.changed', {
      presence,
      ...(reason === null ? {} : { reason }),
      ...(by ? { by: { id: by.id, name: by.name, photo: by.photo } } : {}),
      ...(because?.note ? { note: because.note } : {}),
    });
  };

  const disposers = [
    board.after('conversation.appended', appended),
    board.after('company.changed', ({ personIds, company }) =>
      pushRep(rep, personIds.map(personRoom), 'conversation.company', company),
    ),
    board.after('conversation.typing', ({ visitorId, repIds, news }) => {
      if (repIds.length > 0) pushRep(rep, repIds.map(personRoom), 'conversation.typing', news);
      if (news.rep) pushVisitor(visitor, [visitorRoom(visitorId)], 'conversation.typing', news);
    }),
    board.after('call.changed', ({ call, opening }) => {
      const news = (side: CallSide) => (opening && call.startedBy !== side ? { call, opening } : { call });
      pushRep(rep, [personRoom(call.rep.id)], 'call.state', news('rep'));
      pushVisitor(visitor, [visitorRoom(call.visitorId)], 'call.state', news('visitor'));
    }),
    board.after('call.page_left', ({ repId, news }) => pushRep(rep, [personRoom(repId)], 'call.page_left', news)),
    board.after('call.signaled', ({ to, visitorId, repId, signal }) => {
      if (to === 'rep') pushRep(rep, [personRoom(repId)], 'call.signal', signal);
      else pushVisitor(visitor, [visitorRoom(visitorId)], 'call.signal', signal);
    }),
    board.after('camera.signaled', ({ to, visitorId, repId, signal }) => {
      if (to === 'rep') pushRep(rep, [personRoom(repId)], 'camera.signal', signal);
      else pushVisitor(visitor, [visitorRoom(visitorId)], 'camera.signal', signal);
    }),
    board.after('monitor.changed', ({ monitor }) =>
      pushRep(rep, [personRoom(monitor.rep.id), personRoom(monitor.manager.id)], 'monitor.state', { monitor }),
    ),
    board.after('monitor.signaled', ({ to, signal }) => pushRep(rep, [personRoom(to)], 'monitor.signal', signal)),
    board.after('demo.changed', ({ demo }) => {
      pushRep(rep, [personRoom(demo.rep.id)], 'demo.state', { demo });
      pushVisitor(visitor, [visitorRoom(demo.visitorId)], 'demo.state', { demo });
    }),
    board.after('demo.signaled', ({ to, visitorId, repId, signal }) => {
      if (to === 'rep') pushRep(rep, [personRoom(repId)], 'demo.signal', signal);
      else pushVisitor(visitor, [visitorRoom(visitorId)], 'demo.signal', signal);
    }),
    board.after('session.ended', ended),
    board.after('pounce.changed', ({ pounce }) =>
      pushRep(rep, [personRoom(pounce.rep.id)], 'pounce.changed', { pounce }),
    ),
    board.after('presence.changed', ({ repId, reason }) => soon(presenceChanged(repId, reason))),
    board.after('person.changed', ({ personId }) =>
      soon(
        read.personOf(personId).then((me) => {
          if (me) pushRep(rep, [personRoom(personId)], 'me.changed', { me });
        }),
      ),
    ),
    board.after('desk.changed', ({ change }) => {
      rep.emit('desk.changed', change satisfies RepPushes['desk.changed']);
    }),
    board.after('desk.notice', ({ personId, notice }) => pushRep(rep, [personRoom(personId)], 'desk.notice', notice)),
    board.after('visitor.blocked', ({ visitorId }) => {
      visitor.in(visitorRoom(visitorId)).disconnectSockets(true);
    }),
    board.after('visitor.merged', ({ from, into }) => {
      visitor.in(visitorRoom(from)).socketsJoin(visitorRoom(into));
      visitor.in(visitorRoom(from)).socketsLeave(visitorRoom(from));
      rep.emit('visitor.merged', { from, into } satisfies RepPushes['visitor.merged']);
    }),
    board.after('visitor.erased', ({ visitorId }) => {
      const room = visitorRoom(visitorId);
      rep.emit('privacy.erased', {} satisfies RepPushes['privacy.erased']);
      pushVisitor(visitor, [room], 'erased', {});
      // A widget that hears it begins anew by itself; a socket that stays is of nobody.
      const timer = setTimeout(() => visitor.in(room).disconnectSockets(true), erasedMs);
      timer.unref();
    }),
    board.after('statuses.changed', () => {
      rep.emit('statuses.changed', { statuses: read.statuses() } satisfies RepPushes['statuses.changed']);
    }),
    board.after('plan.changed', ({ version }) => {
      rep.emit('plan.changed', { version } satisfies RepPushes['plan.changed']);
    }),
    board.after('settings.changed', () =>
      soon(
        read.settings().then((settings) => {
          rep.emit('settings.changed', { settings } satisfies RepPushes['settings.changed']);
        }),
      ),
    ),
  ];
  return () => {
    for (const dispose of disposers) dispose();
  };
};
