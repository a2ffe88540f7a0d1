import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { toolEnvironment } from './run-command.ts';
import { type Report, readReport } from './test-totals.ts';

/** Runs one project of vitest.config.ts, or some of its files, with its output shown; ends it after `limitMinutes`. */
export async function runVitest(project: string, limitMinutes: number, files: string[] = []): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-report-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const child = spawn('vitest', ['run', '--project', project, ...reporters, ...files], {
      cwd: projectRoot,
      env: toolEnvironment(),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const timer = setTimeout(() => {
      console.error(`${project}: not done after ${limitMinutes} minutes`);
      child.kill('SIGKILL');
    }, limitMinutes * 60_000);
    const exitCode = await new Promise<number>((resolve) => {
      child.once('error', () => resolve(127));
      child.once('close', (code) => resolve(code ?? 1));
    });
    clearTimeout(timer);
    return readReport(report, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
