import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { expect, test } from 'vitest';
import { forgetUpgrades } from './forget-requests.ts';

test('what the engine hangs on a connection as it is upgraded is taken off; what others hung there stays', () => {
  const http = new EventEmitter();
  const connection = new EventEmitter();
  const told: string[] = [];
  http.on('upgrade', (_request, upgraded: EventEmitter) => upgraded.once('close', () => told.push('middlewares')));
  forgetUpgrades(http as unknown as Server);
  connection.on('close', () => told.push('before'));
  http.emit('upgrade', {}, connection);
  connection.on('close', () => told.push('after'));
  connection.emit('close');
  expect(told).toEqual(['before', 'after']);
});
