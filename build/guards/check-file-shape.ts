import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { listFiles } from './source-files.ts';

export const MAX_LINES = 400;

const MEASURED = ['.ts', '.tsx', '.css', '.html', '.mjs', '.cjs', '.sql'];

/** A name that says nothing about what is inside attracts everything. */
const SHAPELESS = /^(utils?|helpers?|commons?|misc|stuff)$/;

/** Checks every file's length and name. */
export function checkFileShape(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of listFiles(root, MEASURED)) {
    const lines = readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
    if (lines > MAX_LINES) {
      findings.push({ rule: 'file-length', file, line: 0, message: `${lines} lines; the stop is ${MAX_LINES}` });
    }
    const parts = file.split('/');
    const name = parts.at(-1) ?? '';
    if (/^index\.tsx?$/.test(name)) {
      findings.push({ rule: 'no-barrel', file, line: 0, message: 'a file is named after its one main export' });
    }
    for (const part of [...parts.slice(0, -1), name.replace(/\..*$/, '')]) {
      if (SHAPELESS.test(part)) {
        findings.push({
          rule: 'no-shapeless-name',
          file,
          line: 0,
          message: `“${part}” says nothing about what is inside`,
        });
      }
    }
  }
  for (const room of ['utils', 'helpers', 'common', 'lib', 'src']) {
    if (existsSync(join(root, room))) {
      findings.push({ rule: 'house-plan', file: room, line: 0, message: 'this top-level folder is not in the plan' });
    }
  }
  return findings;
}
