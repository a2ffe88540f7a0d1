import type { Fate, Figures } from './features/routing/replay/figures.ts';
import type { TrafficAnswer } from './features/routing/replay/replay-traffic.ts';

type NameOf = (id: string) => string;

const time = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z/, 'Z');
const seconds = (ms: number | null): string => (ms === null ? '-' : `${(ms / 1000).toFixed(1)} s`);

const pad = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
    .join('  ')
    .trimEnd();

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => pad(row, widths));
};

const figureRows = (before: Figures, after: Figures | null): string[][] => {
  const row = (name: string, of: (figures: Figures) => string): string[] => [
    name,
    of(before),
    ...(after ? [of(after)] : []),
  ];
  return [
    ['', 'before', ...(after ? ['after'] : [])],
    row('visitors who waited', ({ waits }) => String(waits)),
    row('wait, median', ({ medianWaitMs }) => seconds(medianWaitMs)),
    row('wait, 90th percentile', ({ p90WaitMs }) => seconds(p90WaitMs)),
    row('conversation', ({ outcomes }) => String(outcomes.conversation)),
    row('meeting booker', ({ outcomes }) => String(outcomes.meeting_booker)),
    row('missed', ({ outcomes }) => String(outcomes.missed)),
    row('no outcome yet', ({ waiting }) => String(waiting)),
  ];
};

const loadRows = (before: Figures, after: Figures | null, nameOf: NameOf): string[][] => {
  const ids = [...new Set([...before.byRep, ...(after?.byRep ?? [])].map(({ repId }) => repId))];
  const load = (figures: Figures, id: string): string => {
    const { offered, accepted } = figures.byRep.find(({ repId }) => repId === id) ?? { offered: 0, accepted: 0 };
    return `${accepted} of ${offered}`;
  };
  return [
    ['accepted of offered', 'before', ...(after ? ['after'] : [])],
    ...ids.map((id) => [nameOf(id), load(before, id), ...(after ? [load(after, id)] : [])]),
  ];
};

const fate = ({ outcome, repId, waitedMs, offered }: Fate, nameOf: NameOf): string => {
  const asked = offered.length === 0 ? 'offered to nobody' : `offered to ${offered.map(nameOf).join(', ')}`;
  return `${asked}: ${outcome.replace('_', ' ')}${repId === null ? '' : ` (${nameOf(repId)})`} after ${seconds(waitedMs)}`;
};

const skippedWords = {
  older_engine: 'was decided by an older engine',
  erased: 'has facts that were erased since',
  no_start: 'has no start to begin from',
} as const;

/** Told so that nobody takes a model for a fact. */
const assumptions = [
  'Assumed: visitors ask, come, go and book as they did; who left because nobody came stays while somebody talks with them.',
  'Reps answer an offer, write first and finish as they did with that visitor, else as they did with others in this stretch of the log',
  '(as everybody did, where they did so fewer than five times). Presence, calls and what managers did by hand stay where they still make sense.',
];

/** What a replay found, for people. */
export const replayReport = (
  { from, to }: { from: number; to: number },
  { run, before, erased, practice, changed }: TrafficAnswer,
  nameOf: NameOf,
): string[] => {
  const { deviation } = run;
  const after = changed?.after ?? null;
  return [
    `${time(from)} to ${time(to)}, ${run.steps} inputs replayed`,
    ...run.skipped.map(
      ({ from: since, to: until, why }) =>
        `left out: ${time(since)} to ${until === null ? 'the end' : time(until)} ${skippedWords[why]}`,
    ),
    ...(erased > 0 ? [`${erased} visitors' facts were erased; they are in no figure`] : []),
    ...(practice > 0
      ? [
          `${practice === 1 ? '1 wait' : `${practice} waits`} of visitors to practise on ${practice === 1 ? 'is' : 'are'} in no figure (--practice counts them)`,
        ]
      : []),
    ...(deviation
      ? [
          `NOT REPRODUCED: input ${deviation.seq} (${deviation.type}, ${time(deviation.at)}) was decided otherwise`,
          `  was ${deviation.was}`,
          `  now ${deviation.got}`,
        ]
      : ['every decision was reproduced']),
    '',
    ...table(figureRows(before, after)),
    '',
    ...table(loadRows(before, after, nameOf)),
    ...(changed
      ? [
          '',
          `${changed.differing.length} visitors would have fared otherwise`,
          ...changed.differing.flatMap(({ askedAt, conversationId, before: was, after: now }) => [
            `  ${time(askedAt)} ${conversationId}`,
            `    - ${fate(was, nameOf)}`,
            `    + ${fate(now, nameOf)}`,
          ]),
          '',
          ...assumptions,
          `The model, played under the rules that were: ${changed.model.same} of ${changed.model.of} visitors fared as they did.`,
        ]
      : []),
  ];
};
