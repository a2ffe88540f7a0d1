import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ARROWS } from './arrows.ts';
import type { Finding } from './finding.ts';
import { listSource, ROOMS } from './source-files.ts';
import { isNode, parseSource, type TreeNode, walk } from './syntax-tree.ts';
import { teachUsing } from './teach-using.ts';

teachUsing();

/** Every module specifier a file names, found without dependency-cruiser so that the two can be compared. */
function specifiersOf(tree: TreeNode): string[] {
  const found: string[] = [];
  walk(tree, (node) => {
    const source =
      node.type === 'CallExpression' && isNode(node.callee) && node.callee.type === 'Import'
        ? (node.arguments as { expression: unknown }[])[0]?.expression
        : node.type === 'ImportDeclaration' || node.type.startsWith('Export')
          ? node.source
          : undefined;
    if (isNode(source) && source.type === 'StringLiteral') found.push(String(source.value));
  });
  return found;
}

const withoutNodePrefix = (specifier: string): string => specifier.replace(/^node:/, '');

async function cruiseSource(root: string, files: string[]): Promise<ICruiseResult> {
  const report = await cruise(
    files,
    {
      baseDir: root,
      // TypeScript 7 has no compiler API: with the default parser nothing would be read, and nothing found.
      parser: 'swc',
      tsPreCompilationDeps: true,
      // Installed packages are named in rules but never read.
      doNotFollow: { path: 'node_modules' },
      validate: true,
      ruleSet: ARROWS,
    },
    {
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'types', 'default', 'require'],
    },
  );
  if (typeof report.output === 'string') throw new Error(`dependency-cruiser answered with text: ${report.output}`);
  return report.output;
}

/** Checks every arrow of the house; also that the cruise really read every file and every import. */
export async function checkArrows(root: string): Promise<Finding[]> {
  const files = listSource(root);
  if (files.length === 0) return [];
  const result = await cruiseSource(root, files);
  const findings: Finding[] = result.summary.violations.map((violation) => ({
    rule: violation.rule.name,
    file: violation.from,
    line: 0,
    message:
      violation.cycle && violation.cycle.length > 0
        ? `cycle: ${[violation.from, ...violation.cycle.map((step) => step.name)].join(' → ')}`
        : `may not import ${violation.to}`,
  }));
  const cruised = new Map(
    result.modules
      .filter((module) => ROOMS.some((room) => module.source.startsWith(`${room}/`)))
      .map((module) => [
        module.source,
        new Set(module.dependencies.map((dependency) => withoutNodePrefix(dependency.module))),
      ]),
  );
  for (const file of files) {
    const seen = cruised.get(file);
    if (!seen) {
      findings.push({ rule: 'cruise-is-complete', file, line: 0, message: 'the cruise did not read this file' });
      continue;
    }
    for (const specifier of specifiersOf(parseSource(file, readFileSync(join(root, file), 'utf8')))) {
      if (!seen.has(withoutNodePrefix(specifier))) {
        findings.push({ rule: 'cruise-is-complete', file, line: 0, message: `the cruise missed '${specifier}'` });
      }
    }
  }
  return findings;
}
