import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './finding.ts';
import { isProductCode, listSource } from './source-files.ts';
import { dottedName, isNode, lineOf, parseSource, walk } from './syntax-tree.ts';

/** The one place that may register handlers: a throw in a bare handler, sync or async, kills the process. */
export const WRAPPER_FILE = 'server/realtime/handle.ts';

const REGISTERING = new Set([
  'on',
  'once',
  'onAny',
  'prependAny',
  'addListener',
  'prependListener',
  'prependOnceListener',
  'use',
]);

/** Names a socket goes by. A namespace's own `connection` event is no handler of a client's message. */
const SOCKET_NAME = /(^|\.)[a-zA-Z]*(socket|Socket)$/;

/** Practice visitors are clients: what they listen to is the router. */
const CLIENT_ROOM = 'server/practice/';

/** Checks that no file of the server but the wrapper registers a socket handler. */
export function checkSocketHandlers(root: string): Finding[] {
  const findings: Finding[] = [];
  for (const file of listSource(root)) {
    if (!file.startsWith('server/') || !isProductCode(file)) continue;
    if (file === WRAPPER_FILE || file.startsWith(CLIENT_ROOM)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    walk(parseSource(file, text), (node) => {
      if (node.type !== 'CallExpression' || !isNode(node.callee)) return;
      const callee = node.callee.type === 'OptionalChainingExpression' ? node.callee.base : node.callee;
      if (!isNode(callee) || callee.type !== 'MemberExpression') return;
      const { object, property } = callee;
      const method = isNode(property) && property.type === 'Identifier' ? String(property.value) : '';
      if (REGISTERING.has(method) && SOCKET_NAME.test(dottedName(object))) {
        findings.push({
          rule: 'one-way-to-register-a-handler',
          file,
          line: lineOf(text, node),
          message: `${dottedName(object)}.${method}(…): register through ${WRAPPER_FILE}, which parses, authorises, limits, acks`,
        });
      }
    });
  }
  return findings;
}
