import { Figures } from './figures.ts';
import { firstMinute } from './first-minute.ts';
import { createOpenLine } from './line.ts';
import { planLoad } from './load-visitors.ts';
import { type PracticeOptions, readOptions } from './options.ts';
import { createPracticeSite } from './practice-site.ts';
import { runningTime } from './practice-time.ts';
import { createSteadyLife } from './steady-life.ts';

const figuresMs = 5_000;
/** The script has brought everybody by then; from here on they are replaced as they go. */
const scriptedMs = 20_000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Brings the visitors; answers with what sends them away. */
const play = (options: PracticeOptions): (() => void) => {
  const { seed, speed, load, readyAt, hostOrigin } = options;
  const { time, stop } = runningTime(readyAt ?? Date.now(), speed);
  const figures = new Figures();
  const site = createPracticeSite({ time, openLine: createOpenLine(options, figures), hostOrigin });
  const stops = [stop, site.clear];

  if (load) {
    for (const { at, plan } of planLoad({ ...load, seed })) time.after(at, () => site.arrive(plan));
    const telling = setInterval(() => say(figures.line()), figuresMs);
    stops.push(() => clearInterval(telling));
    if (load.seconds !== null) setTimeout(() => process.exit(0), load.seconds * 1_000);
    return () => {
      for (const each of stops) each();
    };
  }

  const life = createSteadyLife({ time, seed, site: site.now, arrive: site.arrive });
  if (readyAt === null) life.start(false);
  else {
    const late = time.now();
    for (const { at, plan } of firstMinute(seed)) time.after(at - late, () => site.arrive(plan));
    time.after(scriptedMs - late, () => life.start(true));
  }
  stops.push(life.stop);
  return () => {
    for (const each of stops) each();
  };
};

try {
  const end = play(readOptions(process.argv.slice(2), process.env, Date.now()));
  const stop = (): void => {
    end();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
