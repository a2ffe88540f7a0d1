import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import { describe, expect, it } from 'vitest';
import { watchPageLeft } from './page-left.ts';

/** A socket that is closed with this word, and whoever was told of it first asks whether the page left. */
const closedWith = (code: number): boolean => {
  const under = new EventEmitter();
  let said: boolean | null = null;
  let left = (): boolean => false;
  under.once('close', () => {
    said = left();
  });
  left = watchPageLeft({ conn: { transport: { socket: under } } } as unknown as Socket);
  under.emit('close', code);
  return said ?? false;
};

describe('a page that left', () => {
  it('is told by the word its browser closes the socket with, before anybody hears that it is closed', () => {
    expect(closedWith(1001)).toBe(true);
  });

  it.each([
    ['a line that broke', 1006],
    ['a client that hung up', 1005],
    ['a server between', 1012],
  ])('is not taken from %s', (_what, code) => {
    expect(closedWith(code)).toBe(false);
  });
});
