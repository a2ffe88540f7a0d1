import { expect, it } from 'vitest';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import { createVisitorHouse } from '../tests/visitor-house.ts';
import { doubtLine } from './doubt-line.ts';

const never = (): Promise<never> => new Promise(() => {});

async function aLine() {
  const house = createVisitorHouse();
  await settled();
  const doubt = doubtLine(house.presence.connection, house.time);
  const asked = (): number => house.heard('state.get').length;
  const before = asked();
  return { ...house, doubt, asked: () => asked() - before };
}

it('what a visitor does on a line that is dead without a word is told within seconds, not at the missed heartbeat', async () => {
  const { doubt, answers, time, presence } = await aLine();
  answers['state.get'] = never;
  doubt.used();
  await time.advance(2_900);
  expect(doubt.getSnapshot()).toBe(false);
  await time.advance(200);
  expect(doubt.getSnapshot()).toBe(true);
  expect(presence.connection.getSnapshot().kind).toBe('connected');
});

it('goes on asking a silent router, and believes the first answer', async () => {
  const { doubt, answers, time, asked } = await aLine();
  const known = answers['state.get'];
  answers['state.get'] = never;
  doubt.used();
  await time.advance(3_000);
  expect([doubt.getSnapshot(), asked()]).toEqual([true, 2]);
  if (known) answers['state.get'] = known;
  await time.advance(3_000);
  await settled();
  expect(doubt.getSnapshot()).toBe(false);
});

it('says so until the next line stands where this one is given up', async () => {
  const { doubt, answers, time, line, presence } = await aLine();
  const known = answers['state.get'];
  answers['state.get'] = never;
  doubt.used();
  await time.advance(3_000);
  line.reachable = false;
  line.cut();
  await time.advance(1_000);
  expect(doubt.getSnapshot()).toBe(true);
  line.reachable = true;
  if (known) answers['state.get'] = known;
  await time.advance(20_000);
  expect([presence.connection.getSnapshot().kind, doubt.getSnapshot()]).toEqual(['connected', false]);
});

it('asks once for many presses, not at all without a line, and no more once it is closed', async () => {
  const { doubt, line, time, asked } = await aLine();
  for (let press = 0; press < 5; press += 1) doubt.used();
  await settled();
  await time.advance(1_000);
  doubt.used();
  expect(asked()).toBe(1);
  await time.advance(3_000);
  doubt.used();
  await settled();
  expect(asked()).toBe(2);
  line.reachable = false;
  line.cut();
  await time.advance(5_000);
  doubt.used();
  expect(asked()).toBe(2);
  doubt.close();
  line.reachable = true;
  await time.advance(20_000);
  const connected = asked();
  doubt.used();
  await settled();
  expect(asked()).toBe(connected);
});
