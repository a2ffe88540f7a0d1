import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { joinWrites } from './join-writes.ts';

/** A connection that counts its system calls. */
class Connection extends Duplex {
  readonly calls: string[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.calls.push(chunk.toString());
    done();
  }
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.calls.push(chunks.map(({ chunk }) => chunk.toString()).join('|'));
    done();
  }
  override _read(): void {}
}

/** Writes as a WebSocket writes a frame. */
const frame = (connection: Connection, text: string): void => {
  connection.cork();
  connection.write('head');
  connection.write(text);
  connection.uncork();
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

const upgraded = (): Connection => {
  const http = new EventEmitter();
  joinWrites(http as Server);
  const connection = new Connection();
  http.emit('upgrade', {}, connection, Buffer.alloc(0));
  return connection;
};

test('the frames of one turn go out together, in order; those of the next turn after them', async () => {
  const connection = upgraded();
  frame(connection, 'ack');
  frame(connection, 'entry');
  expect(connection.calls).toEqual([]);
  await turn();
  frame(connection, 'state');
  await turn();
  expect(connection.calls).toEqual(['head|ack|head|entry', 'head|state']);
});

test('a connection that closes in the same turn still says what it was told to', async () => {
  const connection = upgraded();
  frame(connection, 'goodbye');
  connection.end();
  await turn();
  expect(connection.calls.join('|')).toBe('head|goodbye');
});
