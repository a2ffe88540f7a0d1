import { parseSync } from '@swc/core';

/** A node of swc's tree, read without its several hundred types: a guard looks at a few of them only. */
export interface TreeNode {
  type: string;
  span?: { start: number; end: number };
  [key: string]: unknown;
}

export const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

export function parseSource(file: string, text: string): TreeNode {
  const tree: unknown = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'esnext' });
  if (!isNode(tree)) throw new Error(`${file}: the parser gave no tree`);
  return tree;
}

/** Calls `visit` for every node, parents first. */
export function walk(node: TreeNode, visit: (node: TreeNode, parent: TreeNode | undefined) => void): void {
  const descend = (value: unknown, parent: TreeNode | undefined): void => {
    if (Array.isArray(value)) {
      for (const item of value) descend(item, parent);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const isTreeNode = isNode(value);
    if (isTreeNode) visit(value, parent);
    for (const child of Object.values(value)) descend(child, isTreeNode ? value : parent);
  };
  descend(node, undefined);
}

/** Line (from 1) of a node; swc counts bytes from 1. */
export function lineOf(text: string, node: TreeNode): number {
  if (!node.span) return 0;
  const before = Buffer.from(text, 'utf8').subarray(0, Math.max(0, node.span.start - 1));
  let line = 1;
  for (const byte of before) if (byte === 10) line += 1;
  return line;
}

/** The dotted text of an identifier or member chain: `this.socket` or `deps.io`; empty for anything else. */
export function dottedName(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node.value);
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'MemberExpression' && isNode(node.property) && node.property.type === 'Identifier') {
    return `${dottedName(node.object)}.${String(node.property.value)}`;
  }
  if (node.type === 'OptionalChainingExpression' && isNode(node.base)) return dottedName(node.base);
  return '';
}
