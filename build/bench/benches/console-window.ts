import { startDisplay } from '../../../e2e/fixtures/display.ts';
import { desktopHome } from '../../../e2e/fixtures/launch-electron.ts';
import { buildStale } from '../../scripts/build-stale.ts';
import { alternate, median } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { startChild } from '../child-server.ts';
import { consoleWindow, emptyWindow, leaveInInbox, type WindowCost } from '../measured-console.ts';
import type { FloorDoors } from '../servers/busy-floor.ts';

const chats = 50;
const rounds = 3;

/** The console, opening on the inbox where it was left, beside an empty window of the Electron it runs in; both as an ordinary user with the sandbox on. */
export const bench: Bench = {
  name: 'console-window',
  number: 14,
  about: `console with ${chats} chats and 1,000 visitors live, against an empty window of the same Electron`,
  obstacle: async () => (process.platform === 'linux' ? null : 'the memory of all processes is read from /proc'),
  run: async (): Promise<Metric[]> => {
    await buildStale({ only: ['console', 'electron'] });
    await using floor = await startChild<FloorDoors>('busy-floor.ts', { FOYER_BENCH_CHATS: String(chats) });
    await using display = await startDisplay();
    using emptyHome = desktopHome();
    using consoleHome = desktopHome();
    await leaveInInbox(floor.doors, consoleHome, display);
    const costs: Record<'empty' | 'console', WindowCost[]> = { empty: [], console: [] };
    const { reference, ours, ratios } = await alternate(rounds, {
      reference: async () => {
        const cost = await emptyWindow(emptyHome, display);
        costs.empty.push(cost);
        return cost.startMs;
      },
      ours: async () => {
        const cost = await consoleWindow(floor.doors, consoleHome, display);
        costs.console.push(cost);
        return cost.startMs;
      },
    });
    const allOf = ({ memory }: WindowCost): number => Object.values(memory).reduce((sum, kb) => sum + kb, 0) / 1024;
    const byKind = ({ memory }: WindowCost): string =>
      Object.entries(memory)
        .map(([kind, kb]) => `${kind} ${Math.round(kb / 1024)}`)
        .join(', ');
    const [lastEmpty, lastConsole] = [costs.empty.at(-1), costs.console.at(-1)];
    return [
      {
        metric: 'console: inbox usable',
        reference,
        ours,
        unit: 'ms',
        detail: {
          lowest: Math.min(...ratios).toFixed(2),
          highest: Math.max(...ratios).toFixed(2),
        },
        goal: { of: 'ratio', bound: 'atMost', must: 1.6, stretch: 1.35 },
      },
      {
        metric: 'console: memory of all processes',
        reference: median(costs.empty.map(allOf)),
        ours: median(costs.console.map(allOf)),
        unit: 'MB',
        detail: { empty: lastEmpty ? byKind(lastEmpty) : '', console: lastConsole ? byKind(lastConsole) : '' },
        goal: { of: 'ratio', bound: 'atMost', must: 1.5, stretch: 1.35 },
      },
    ];
  },
};
