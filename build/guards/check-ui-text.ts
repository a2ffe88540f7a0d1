import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { isProductCode, listFiles } from './source-files.ts';
import { isNode, lineOf, parseSource, type TreeNode, walk } from './syntax-tree.ts';

/** Attributes whose text a person sees or hears. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'description',
  'heading',
  'helperText',
  'hint',
  'label',
  'placeholder',
  'subtitle',
  'summary',
  'title',
  'tooltip',
]);

/** The gallery shows components to designers, and never reaches a user. */
const EXEMPT = /^renderer\/ui\/gallery\//;

const hasWords = (value: string): boolean => /\p{L}/u.test(value);

/** Text that an expression would show: a literal, the fixed parts of a template, either side of a choice. */
function literalsIn(expression: unknown): string[] {
  if (!isNode(expression)) return [];
  switch (expression.type) {
    case 'StringLiteral':
      return [String(expression.value)];
    case 'TemplateLiteral':
      return (expression.quasis as { cooked?: string; raw?: string }[]).map((part) => part.cooked ?? part.raw ?? '');
    case 'ConditionalExpression':
      return [...literalsIn(expression.consequent), ...literalsIn(expression.alternate)];
    case 'BinaryExpression':
      return ['+', '||', '&&', '??'].includes(String(expression.operator))
        ? [...literalsIn(expression.left), ...literalsIn(expression.right)]
        : [];
    case 'ParenthesisExpression':
    case 'TsAsExpression':
    case 'TsSatisfiesExpression':
    case 'TsConstAssertion':
      return literalsIn(expression.expression);
    case 'JSXExpressionContainer':
      return literalsIn(expression.expression);
    default:
      return [];
  }
}

function attributeName(node: TreeNode): string {
  const name = node.name;
  return isNode(name) && name.type === 'Identifier' ? String(name.value) : '';
}

/** Checks that console and widget show no text of their own: every word comes from a catalogue. */
export function checkUiText(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of listFiles(root, ['.tsx'], ['renderer', 'widget'])) {
    if (!isProductCode(file) || EXEMPT.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const report = (node: TreeNode, words: string[]): void => {
      for (const word of words.filter(hasWords)) {
        const shown = word.trim().replace(/\s+/g, ' ').slice(0, 60);
        findings.push({
          rule: 'ui-text-in-catalogue',
          file,
          line: lineOf(text, node),
          message: `“${shown}” belongs in a catalogue`,
        });
      }
    };
    walk(parseSource(file, text), (node, parent) => {
      if (node.type === 'JSXText') report(node, [String(node.value)]);
      if (node.type === 'JSXExpressionContainer' && parent?.type !== 'JSXAttribute') report(node, literalsIn(node));
      if (node.type === 'JSXAttribute' && SPOKEN.has(attributeName(node))) report(node, literalsIn(node.value));
    });
  }
  return findings;
}
