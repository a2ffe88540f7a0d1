import { expect, it } from 'vitest';
import { askAhead } from './ask-ahead.ts';

const house = () => {
  let asked = 0;
  let now = 0;
  const ahead = askAhead(
    async () => {
      asked += 1;
      return asked;
    },
    100,
    () => now,
  );
  return { ahead, asked: () => asked, at: (ms: number) => (now = ms) };
};

it('has asked before anybody wants to know, and gives that answer once', async () => {
  const { ahead, asked } = house();
  expect(asked()).toBe(1);
  expect(await ahead.take()).toBe(1);
  expect(await ahead.take()).toBe(2);
});

it('asks again where the answer grew old', async () => {
  const { ahead, at } = house();
  at(100);
  expect(await ahead.take()).toBe(2);
});

it('asks again where what it asked for has changed, unless somebody has the answer already', async () => {
  const { ahead, asked } = house();
  ahead.again();
  expect(await ahead.take()).toBe(2);
  ahead.again();
  expect(asked()).toBe(2);
});
