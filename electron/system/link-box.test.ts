import { expect, it } from 'vitest';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import { createLinkBox } from './link-box.ts';

const link = (conversationId: string): ConsoleLink => ({ kind: 'conversation', conversationId });

it('keeps a link until a page listens, then hands each on at once, and keeps again after a reload', () => {
  const told: ConsoleLink[] = [];
  const box = createLinkBox((next) => told.push(next));
  box.put(link('1'));
  expect(told).toEqual([]);
  expect(box.take()).toEqual([link('1')]);
  expect(box.take()).toEqual([]);
  box.put(link('2'));
  expect(told).toEqual([link('2')]);
  box.close();
  box.put(link('3'));
  expect(told).toHaveLength(1);
  expect(box.take()).toEqual([link('3')]);
});
