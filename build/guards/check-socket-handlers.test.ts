import { expect, test } from 'vitest';
import { checkSocketHandlers, WRAPPER_FILE } from './check-socket-handlers.ts';
import { fixtureHouse } from './fixture-house.ts';

test.each([
  "socket.on('chat:send', async () => {});",
  "this.socket.once('x', f);",
  'socket.onAny(f);',
  "repSocket.on('x', f);",
  "deps.visitorSocket?.on('x', f);",
  "socket.addListener('x', f);",
])('a handler outside the wrapper is found: %s', (line) => {
  using house = fixtureHouse({ 'server/realtime/rep.ts': `${line}\n` });
  expect(checkSocketHandlers(house.root)).toMatchObject([{ rule: 'one-way-to-register-a-handler', line: 1 }]);
});

test('the wrapper, tests, clients and other emitters are free', () => {
  using house = fixtureHouse({
    [WRAPPER_FILE]: "socket.on('x', f);\n",
    'server/practice/a.ts': "socket.on('x', f);\n",
    'server/realtime/a.test.ts': "socket.on('x', f);\n",
    'server/tests/a.ts': "socket.on('x', f);\n",
    'server/http/a.ts': "process.on('SIGTERM', f);\nnamespace.on('connection', f);\n",
  });
  expect(checkSocketHandlers(house.root)).toEqual([]);
});
