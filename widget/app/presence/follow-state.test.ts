import { expect, it } from 'vitest';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import { createVisitorHouse } from '../tests/visitor-house.ts';

it('asks after each connect, then takes pushes, and never goes back to an older one', async () => {
  const { presence, line, pushState, time, heard } = createVisitorHouse();
  expect(presence.state.getSnapshot()).toBeNull();
  await settled();
  expect(presence.state.getSnapshot()).toMatchObject({ version: 0 });
  const old = presence.state.getSnapshot();
  pushState({ repsAvailable: false });
  await settled();
  line.push('state', old);
  await settled();
  expect(presence.state.getSnapshot()).toMatchObject({ version: 1, repsAvailable: false });
  line.cut();
  await time.advance(2_000);
  expect(heard('state.get')).toHaveLength(2);
});

it('believes a router that counts from the start again after it was started anew', async () => {
  const { presence, line, answers, pushState, time } = createVisitorHouse();
  await settled();
  pushState();
  pushState();
  await settled();
  const state = presence.state.getSnapshot();
  line.cut();
  answers['state.get'] = () => ({ ok: true, data: { ...state, version: 0, repsAvailable: false } });
  await time.advance(2_000);
  expect(presence.state.getSnapshot()).toMatchObject({ version: 0, repsAvailable: false });
});
