import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { joinWrites } from './join-writes.ts';

/** A connection that counts its system calls. */
class Connection extends Duplex {
  readonly calls: string[] = [];
  readonly bytes: Buffer[] = [];
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.calls.push(chunk.toString());
    this.bytes.push(chunk);
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
  expect(connection.calls).toEqual(['headackheadentry', 'headstate']);
});

test('a connection that closes in the same turn still says what it was told to', async () => {
  const connection = upgraded();
  frame(connection, 'goodbye');
  connection.end();
  await turn();
  expect(connection.calls.join('|')).toBe('headgoodbye');
});

test('who sends the next frame once one is written has it go along, and what is not text stays as it is', async () => {
  const connection = upgraded();
  connection.cork();
  connection.write(Buffer.from('1'), () => {
    connection.cork();
    connection.write('é', 'latin1', () => frame(connection, '3'));
    connection.uncork();
  });
  connection.uncork();
  await turn();
  expect(connection.bytes.map((bytes) => bytes.toString('latin1'))).toEqual(['1éhead3']);
});

test('what is written outside of a frame goes out at once, and before a connection that is ended', () => {
  const connection = upgraded();
  connection.write('HTTP/1.1 101');
  frame(connection, 'bye');
  connection.end('.');
  expect(connection.calls).toEqual(['HTTP/1.1 101', 'headbye', '.']);
});
