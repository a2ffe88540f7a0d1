import type { Etiquette } from '../../../shared/domain/pounce.ts';
import type { VisitorCard, VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { unknownGround } from './consent-of.ts';
import type { DecidesOn } from './floor-rank.ts';
import { LiveFloor } from './live-floor.ts';
import { noPounces } from './pounce-memory.ts';
import type { Browser, VisitorFacts, VisitorRecord } from './visitor-record.ts';
import { cardOf } from './visitor-record.ts';

export interface NewcomerFacts {
  id: string;
  siteId: string;
  browser: Browser;
  /** Null where the visitor has a row that tells it. */
  secretHash: string | null;
  /** True for a synthetic visitor to practise on. */
  practice: boolean;
}

const isShown = ({ facts, conversation }: VisitorRecord, connection: VisitorConnection): boolean => {
  if (connection === 'left') return false;
  if (facts.stored) return facts.visit !== null || conversation !== null;
  // Who lives in memory for one page is not shown once that page is gone.
  return facts.visit !== null && connection === 'here';
};

/** The visitors in memory, and the floor that shows those of them who are on a site. */
export const createVisitorRegistry = (
  { store, clock, log }: Core,
  connectionOf: (visitorId: string) => VisitorConnection,
  decidesOn: DecidesOn,
  pounces: { etiquette(): Etiquette; shown(card: VisitorCard): void },
) => {
  const records = new Map<string, VisitorRecord>();
  const floor = new LiveFloor(decidesOn);

  const cardIn = (record: VisitorRecord, connection: VisitorConnection): VisitorCard =>
    cardOf(record, connection, { etiquette: pounces.etiquette(), now: clock.now() });

  /** Brings the floor up to what memory says of the visitor now. */
  const refresh = (id: string): void => {
    const record = records.get(id);
    const connection = connectionOf(id);
    if (!record || !isShown(record, connection)) {
      floor.remove(id);
      return;
    }
    const card = cardIn(record, connection);
    floor.put(card);
    pounces.shown(card);
  };

  /** Runs a command that concerns the visitor; the floor is right afterwards whether it was stored or rolled back. */
  const run = async <T>(id: string, command: (tx: Tx) => Promise<T>): Promise<T> => {
    try {
      return await store.run(command);
    } finally {
      refresh(id);
    }
  };

  return {
    floor,
    refresh,
    run,

    /** For what no request waits for, so nobody else would try it again; a write that is lost is worth a line in the log. */
    soon: (id: string, command: (tx: Tx) => Promise<void>): Promise<void> =>
      run(id, command)
        .catch(() => run(id, command))
        .catch((error: unknown) => log.error('a visitor’s change was not stored', { id, error })),

    get: (id: string): VisitorRecord | undefined => records.get(id),
    all: (): VisitorRecord[] => [...records.values()],

    add: ({ id, siteId, browser, secretHash, practice }: NewcomerFacts): VisitorRecord => {
      const now = clock.now();
      const facts: VisitorFacts = {
        stored: secretHash === null,
        profile: {
          secretHash: secretHash ?? '',
          name: null,
          email: null,
          externalId: null,
          attributes: {},
          city: null,
          country: null,
          company: null,
          visits: 0,
          firstSeenAt: now,
          practice,
        },
        visit: null,
        tabs: [],
        leftPage: null,
        pounces: noPounces,
      };
      const record: VisitorRecord = {
        id,
        siteId,
        arrivedAt: now,
        browser,
        tongue: 'en',
        ground: unknownGround,
        place: null,
        network: null,
        facts,
        loaded: false,
        activeAt: now,
        awaySince: now,
        arrived: false,
        conversation: null,
      };
      records.set(id, record);
      return record;
    },

    /** Lets go of a visitor who left: for good, or unless their visit or conversation may still go on. */
    release: (record: VisitorRecord, forGood = false): void => {
      const mayGoOn = record.facts.stored && (record.facts.visit !== null || record.conversation !== null);
      if (connectionOf(record.id) !== 'left' || (mayGoOn && !forGood)) return;
      if (records.get(record.id) === record) records.delete(record.id);
      refresh(record.id);
    },

    /** The visitor is nobody any more, whoever still has a socket open as them. */
    forget: (id: string): void => {
      records.delete(id);
      refresh(id);
    },

    /** The visitor as lists show them, while memory has them. */
    cardOf: (id: string): VisitorCard | null => {
      const record = records.get(id);
      return record ? cardIn(record, connectionOf(id)) : null;
    },
  };
};

export type VisitorRegistry = ReturnType<typeof createVisitorRegistry>;
