import { expect, test } from 'vitest';
import { gather } from './gather.ts';

/** Timers that fire when told. */
const stage = () => {
  const timers = new Set<{ ms: number; run: () => void }>();
  const later = gather((ms, run) => {
    const timer = { ms, run };
    timers.add(timer);
    return () => timers.delete(timer);
  });
  const fire = () => {
    for (const timer of [...timers]) {
      timers.delete(timer);
      timer.run();
    }
  };
  const ran: string[] = [];
  return {
    later,
    fire,
    ran,
    waiting: () => [...timers].map(({ ms }) => ms),
    say: (word: string) => () => ran.push(word),
  };
};

test('what waits the same time goes together, what waits another goes alone', () => {
  const { later, fire, ran, waiting, say } = stage();
  later(250, say('a'));
  later(250, say('b'));
  later(0, say('now'));
  expect(waiting()).toEqual([250, 0]);
  fire();
  expect(ran).toEqual(['a', 'b', 'now']);
});

test('what asks again while its batch runs waits for the next', () => {
  const { later, fire, ran, waiting, say } = stage();
  later(250, () => later(250, say('again')));
  fire();
  expect([ran, waiting()]).toEqual([[], [250]]);
  fire();
  expect(ran).toEqual(['again']);
});

test('what was dropped is not run, and a timer nobody waits for ends', () => {
  const { later, fire, ran, waiting, say } = stage();
  const drop = later(250, say('a'));
  const dropOther = later(250, say('b'));
  drop();
  expect(waiting()).toEqual([250]);
  fire();
  expect(ran).toEqual(['b']);
  later(250, say('c'));
  dropOther();
  expect(waiting()).toEqual([250]);
  const dropLast = later(0, say('d'));
  dropLast();
  expect(waiting()).toEqual([250]);
});
