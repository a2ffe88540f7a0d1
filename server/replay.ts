import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { RoutingPlan } from '../shared/domain/routing-plan.ts';
import { readConfig } from './config/config.ts';
import { replayReport } from './replay-report.ts';
import { runReplay } from './run-replay.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Nothing was replayed: wrong usage, or nothing there. A replay that does not reproduce ends with 1. */
class CannotReplay extends Error {
  override readonly name = 'CannotReplay';
}

/** `2026-11-22`, at midnight by this machine's clock, or a moment such as `2026-11-22T09:30Z`. */
const moment = (text: string): number => {
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text);
  if (Number.isNaN(at)) throw new InvalidArgumentError('Give a day (2026-11-22) or a moment (2026-11-22T09:30Z).');
  return at;
};

const readPlan = (file: string): RoutingPlan => {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CannotReplay(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = RoutingPlan.safeParse(text);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CannotReplay(`${file} is no routing plan: ${issue?.path.join('.')} ${issue?.message}`);
};

interface Options {
  from: number;
  to?: number;
  rules?: string;
  json?: true;
  practice?: true;
  database?: string;
}

const replay = async ({ from, to = Date.now(), rules, json, practice, database: given }: Options): Promise<void> => {
  if (from >= to) throw new CannotReplay('--from is not before --to');
  const read = readConfig(process.env);
  if (!read.ok) throw new CannotReplay(read.lines.join('\n'));
  const database = given ?? read.config.dataDir;
  const plan = rules === undefined ? null : readPlan(rules);
  const done = await runReplay({
    database,
    from,
    to,
    plan,
    countPractice: practice ?? read.config.demo,
    mostRows: null,
  });
  if (!done.ok) throw new CannotReplay(`there is no database in ${database}`);
  const { answer } = done;
  const people = new Map(done.people);
  const nameOf = (id: string): string => people.get(id)?.name ?? id;
  if (json) say(JSON.stringify({ from, to, ...answer, people: Object.fromEntries(people) }));
  else for (const line of replayReport({ from, to }, answer, nameOf)) say(line);
  if (answer.run.deviation) process.exitCode = 1;
  else if (answer.run.steps === 0) throw new CannotReplay('the log has nothing that could be replayed there');
};

const program = new Command('foyer-replay')
  .description(
    'Decides again what was decided between two moments, from the log alone; with other rules it says what they would have done. The data folder is FOYER_DATA_DIR; it is only read.',
  )
  .requiredOption('--from <moment>', 'a day or a moment', moment)
  .option('--to <moment>', 'a day or a moment; now where not given', moment)
  .option('--rules <file>', 'a routing plan as JSON, as `npm run admin -- plan` prints it')
  .option('--database <url>', 'a PostgreSQL (`postgres://…`) in place of the data folder')
  .option('--practice', 'count visitors to practise on too, as a demo (FOYER_DEMO) does')
  .option('--json', 'print one JSON object')
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .exitOverride()
  .showHelpAfterError();

try {
  program.parse();
  await replay(program.opts<Options>());
} catch (error) {
  if (error instanceof CannotReplay) complain(`foyer: ${error.message}`);
  else if (!(error instanceof Error && 'exitCode' in error))
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = error instanceof Error && 'exitCode' in error && error.exitCode === 0 ? 0 : 2;
}
