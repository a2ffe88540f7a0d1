import { expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';
import { askingShowsMs } from './create-call-engine.ts';

/** A call of the visitor that rings at the rep, and the phases that the rep's screen is told of from then on. */
const ringsAtRep = async () => {
  const house = createCallHouse();
  house.visitor.engine.start(house.conversationId);
  await house.settle();
  const told: string[] = [];
  house.rep.engine.subscribe(() => told.push(house.rep.view().phase));
  let answers = (): void => {};
  house.rep.microphone.slow = new Promise((resolve) => {
    answers = resolve;
  });
  house.rep.engine.accept();
  return { house, told, answers: () => answers() };
};

it('draws nothing between the ring and the call where the microphone is there in a moment, and takes no second press', async () => {
  const { house, told, answers } = await ringsAtRep();
  expect(house.rep.view().phase).toBe('asking');
  house.rep.engine.accept();
  await house.time.advance(askingShowsMs - 1);
  expect(told).toEqual([]);
  answers();
  await house.settle();
  expect(told).not.toContain('asking');
  expect(house.rep.view().phase).toBe('connected');
  expect(house.rep.microphone.opened).toHaveLength(1);
});

it('says that the microphone is asked for where that takes longer, and what changes meanwhile', async () => {
  const { house, told, answers } = await ringsAtRep();
  await house.time.advance(askingShowsMs);
  expect(told).toEqual(['asking']);
  house.rep.engine.setMuted(true);
  expect(told).toEqual(['asking', 'asking']);
  answers();
  await house.settle();
  expect(house.rep.view()).toMatchObject({ phase: 'connected', muted: true });
});

it('tells a screen nothing more that is gone before', async () => {
  const { house, told } = await ringsAtRep();
  house.rep.engine.close();
  told.length = 0;
  await house.time.advance(askingShowsMs);
  expect(told).toEqual([]);
});
