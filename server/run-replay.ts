import type { RoutingPlan } from '../shared/domain/routing-plan.ts';
import { openLog } from './db/open-log.ts';
import {
  countRows,
  firstSeqFor,
  readEverybody,
  readLog,
  readPracticeConversations,
} from './features/routing/replay/log-repository.ts';
import { replayTraffic, type TrafficAnswer, tailMs } from './features/routing/replay/replay-traffic.ts';

export interface ReplayJob {
  /** A data folder, or the address of a PostgreSQL. */
  database: string;
  from: number;
  to: number;
  /** Null replays what was. */
  plan: RoutingPlan | null;
  /** Whether visitors to practise on are counted: only a demo has nobody else. */
  countPractice: boolean;
  /** More rows of the log than that are refused; null takes any number. */
  mostRows: number | null;
}

export type ReplayDone =
  | {
      ok: true;
      answer: TrafficAnswer;
      people: [id: string, person: { id: string; name: string; photo: string | null }][];
    }
  | { ok: false; why: 'no_database' | 'too_many_rows' };

/** Replays what a database's log holds of a span of time; it is only read. */
export const runReplay = async ({
  database,
  from,
  to,
  plan,
  countPractice,
  mostRows,
}: ReplayJob): Promise<ReplayDone> => {
  const db = await openLog(database);
  if (!db) return { ok: false, why: 'no_database' };
  const { k } = db;
  try {
    const fromSeq = await firstSeqFor(k, from);
    if (mostRows !== null && (await countRows(k, fromSeq, to + tailMs)) > mostRows) {
      return { ok: false, why: 'too_many_rows' };
    }
    const answer = await replayTraffic({
      rows: () => readLog(k, fromSeq, to + tailMs),
      from,
      to,
      plan,
      practice: countPractice ? new Set() : await readPracticeConversations(k),
    });
    return { ok: true, answer, people: [...(await readEverybody(k))] };
  } finally {
    await db.close();
  }
};
