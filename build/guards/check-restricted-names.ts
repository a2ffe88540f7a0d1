import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { isProductCode, listSource } from './source-files.ts';
import { lineOf, parseSource, type TreeNode, walk } from './syntax-tree.ts';

interface Restriction {
  rule: string;
  names: readonly string[];
  /** Rooms the restriction looks at. */
  within: RegExp;
  /** Files that may use the names. */
  allowed: RegExp;
  message: string;
}

/** Names an import arrow cannot see, because they are globals or members of an allowed package. */
const RESTRICTIONS: readonly Restriction[] = [
  {
    rule: 'only-electron-ipc-uses-ipcMain',
    names: ['ipcMain'],
    within: /^electron\//,
    allowed: /^electron\/ipc\//,
    message: 'handlers live in electron/ipc, behind its sender check and its parser',
  },
  {
    rule: 'only-preload-uses-ipcRenderer',
    names: ['ipcRenderer', 'contextBridge'],
    within: /^(electron|renderer)\//,
    allowed: /^electron\/preload\//,
    message: 'the only bridge to a page is electron/preload',
  },
  {
    rule: 'only-shared-client-opens-sockets-and-peers',
    names: ['WebSocket', 'WebTransport', 'EventSource', 'RTCPeerConnection'],
    within: /^(electron|renderer|widget|server|shared)\//,
    // A practice visitor is the far end of a call, in Node.
    allowed: /^(shared\/client|server\/practice)\//,
    message: 'one transport and one call engine, in shared/client',
  },
];

const isTypeQuery = (node: TreeNode): boolean => node.type === 'TsImportType';

/** Checks globals and members that only one room may touch, and types reached around the import arrows. */
export function checkRestrictedNames(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of listSource(root).filter(isProductCode)) {
    const text = readFileSync(join(root, file), 'utf8');
    const restrictions = RESTRICTIONS.filter((entry) => entry.within.test(file) && !entry.allowed.test(file));
    walk(parseSource(file, text), (node) => {
      if (isTypeQuery(node)) {
        findings.push({
          rule: 'no-inline-type-import',
          file,
          line: lineOf(text, node),
          message: "write `import type`: import('…') in a type is not seen by the arrows",
        });
      }
      if (node.type !== 'Identifier') return;
      for (const { rule, names, message } of restrictions) {
        if (names.includes(String(node.value))) {
          findings.push({ rule, file, line: lineOf(text, node), message: `${String(node.value)}: ${message}` });
        }
      }
    });
  }
  return findings;
}
