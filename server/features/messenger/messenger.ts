import type { PersonRef } from '../../../shared/domain/person.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { Core } from '../core.ts';
import { readVisitorState, type StateSurroundings } from './visitor-state.ts';

export interface MessengerPorts {
  visitors: {
    connectionOf(visitorId: string): VisitorConnection;
    /** Everybody whose browser is here, or those of them who talk with the rep. */
    here(repId?: string): string[];
    teaserOf: StateSurroundings['teaserOf'];
  };
  reps: {
    /** Reps who could be offered a chat now, in an order that does not jump. */
    availableIds(): readonly string[];
    isConnected(repId: string): boolean;
  };
  /** Whether a rep who takes calls is free for one. */
  canCall(): boolean;
  /** The live demo of a conversation. */
  demoIn(conversationId: string): string | null;
  bookVisibleS(): number;
  icsUrlOf: StateSurroundings['icsUrlOf'];
  /** Sends a state to all tabs of a visitor. */
  push(visitorId: string, state: VisitorState): void;
}

/** So many states are read in one turn at most: news for all must not keep messages waiting. */
const atOnce = 50;

/** Entries that change nothing in the state: they reach the visitor by themselves. */
const silent = new Set(['message', 'read', 'call', 'transfer']);

/** Keeps every visitor's messenger true: what it shows now, read anew and pushed when something of it may have changed. */
export const createMessenger = ({ store, board, clock, log }: Core, ports: MessengerPorts) => {
  const { visitors, reps } = ports;
  const dirty = new Set<string>();
  let version = 0;
  let draining: Promise<void> | null = null;
  let stopped = false;
  let lastSeenReps = '';
  /** Every visitor is shown the same few reps. A face is forgotten when it changes, before states with the new one are read. */
  const faces = new Map<string, PersonRef>();

  const stateOf = async (visitorId: string): Promise<VisitorState> => {
    version += 1;
    // Taken before the reading: what is read later is never older than what a smaller version says.
    const taken = version;
    const around: StateSurroundings = {
      availableReps: reps.availableIds(),
      faces,
      isConnected: reps.isConnected,
      canCall: ports.canCall(),
      demoIn: ports.demoIn,
      bookVisibleS: ports.bookVisibleS(),
      icsUrlOf: ports.icsUrlOf,
      teaserOf: visitors.teaserOf,
    };
    const state = await store.read((reads) => readVisitorState(reads, visitorId, clock.now(), around));
    return { version: taken, ...state };
  };

  const drain = async (): Promise<void> => {
    // Whatever else this turn tells of the same visitors is one push with it.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (dirty.size > 0 && !stopped) {
      const portion = [...dirty].slice(0, atOnce);
      for (const visitorId of portion) dirty.delete(visitorId);
      const here = portion.filter((visitorId) => visitors.connectionOf(visitorId) === 'here');
      const states = await Promise.all(here.map(async (visitorId) => [visitorId, await stateOf(visitorId)] as const));
      for (const [visitorId, state] of states) ports.push(visitorId, state);
    }
  };

  const mark = (visitorIds: Iterable<string>): void => {
    for (const visitorId of visitorIds) dirty.add(visitorId);
    if (dirty.size === 0 || stopped) return;
    draining ??= drain()
      .catch((error: unknown) => log.error('states were not pushed', { error }))
      .finally(() => {
        draining = null;
        if (dirty.size > 0) mark([]);
      });
  };

  /** What everybody sees of the reps; most changes of presence change nothing of it. */
  const repsMoved = (always: boolean): void => {
    const seen = reps.availableIds().slice(0, 3).join();
    if (seen === lastSeenReps && !always) return;
    lastSeenReps = seen;
    mark(visitors.here());
  };

  const disposers = [
    board.after('conversation.appended', ({ conversation, entry }) => {
      if (!silent.has(entry.type)) mark([conversation.visitorId]);
    }),
    board.after('conversation.changed', ({ visitorId }) => mark([visitorId])),
    board.after('work_item.changed', ({ visitorId }) => mark([visitorId])),
    board.after('call.changed', ({ call }) => mark([call.visitorId])),
    board.after('demo.changed', ({ demo }) => mark([demo.visitorId])),
    board.after('meeting.changed', ({ visitorId }) => mark([visitorId])),
    board.after('slot.held', ({ visitorId }) => mark([visitorId])),
    board.after('visitor.changed', ({ visitorId }) => mark([visitorId])),
    board.after('presence.changed', ({ repId }) => {
      mark(visitors.here(repId));
      repsMoved(false);
    }),
    board.after('person.changed', ({ personId }) => {
      faces.delete(personId);
      mark(visitors.here(personId));
      if (lastSeenReps.split(',').includes(personId)) repsMoved(true);
    }),
    board.after('settings.changed', () => mark(visitors.here())),
  ];

  return {
    stateOf,
    /** Everybody is told anew. */
    tellAll: (): void => mark(visitors.here()),
    /** Resolves when nothing is left to push. */
    settled: async (): Promise<void> => {
      while (draining) await draining;
    },
    stop: (): void => {
      stopped = true;
      for (const dispose of disposers) dispose();
    },
  };
};

export type Messenger = ReturnType<typeof createMessenger>;
