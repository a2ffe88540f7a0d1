import { expect, it } from 'vitest';
import { untilItComes } from './until-it-comes.ts';

it('asks again for what did not come, and lets what waited for it go on in its order', async () => {
  const answers = [Promise.reject(new Error('gone')), Promise.reject(new Error('gone')), Promise.resolve('here')];
  const again: (() => void)[] = [];
  const done: string[] = [];
  const coming = untilItComes(
    () => answers.shift() ?? Promise.reject(new Error('asked too often')),
    (run) => again.push(run),
  );
  void coming.then((what) => done.push(`first ${what}`));
  await expect.poll(() => again).toHaveLength(1);
  void coming.then((what) => done.push(`second ${what}`));
  again[0]?.();
  await expect.poll(() => again).toHaveLength(2);
  expect(done).toEqual([]);
  again[1]?.();
  await coming;
  await expect.poll(() => done).toEqual(['first here', 'second here']);
  expect(answers).toEqual([]);
});
