import { expect, test } from 'vitest';
import { createListeners } from '../../shared/client/listeners.ts';
import { createManualTime, settled } from '../../shared/client/tests/manual-time.ts';
import type { ConnectionState } from '../../shared/client/transport/connection.ts';
import type { MachineState } from '../../shared/domain/presence.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import { tellMachine } from './tell-machine.ts';

const someConsole = (first: MachineState = 'unlocked') => {
  const told: string[] = [];
  const changed = createListeners<[{ state: MachineState }]>();
  const moved = createListeners();
  const router = { answer: ok({}) as ReturnType<typeof fail> | ReturnType<typeof ok<object>> };
  let connection: ConnectionState = { kind: 'connecting', since: 0 };
  const time = createManualTime();
  const stop = tellMachine(
    {
      getSnapshot: () => connection,
      subscribe: moved.add,
      request: (async (_event: string, { state }: { state: string }) => {
        told.push(state);
        return router.answer;
      }) as never,
    },
    { state: async () => ok({ state: first }), onChanged: changed.add },
    time,
  );
  const connect = (epoch: number): void => {
    connection = { kind: 'connected', since: 0, epoch };
    moved.tell();
  };
  const become = (state: MachineState): void => changed.tell({ state });
  return { told, connect, become, router, time, stop };
};

test('the router hears of the computer at each connect, and at once when it changes', async () => {
  const { told, connect, become } = someConsole();
  await settled();
  expect(told).toEqual([]);
  connect(1);
  become('locked');
  become('locked');
  connect(2);
  expect(told).toEqual(['unlocked', 'locked', 'locked']);
});

test('a change that comes before the first answer is not undone by it', async () => {
  const { told, connect, become } = someConsole('unlocked');
  connect(1);
  become('suspended');
  await settled();
  expect(told).toEqual(['suspended']);
});

test('a router that could not take it is told again, with what is true by then', async () => {
  const { told, connect, become, router, time } = someConsole();
  await settled();
  router.answer = fail('unavailable', 'busy');
  connect(1);
  await time.advance(1000);
  expect(told).toEqual(['unlocked']);
  router.answer = ok({});
  become('locked');
  await time.advance(5000);
  expect(told).toEqual(['unlocked', 'locked']);
});

test('nothing is told after the end', async () => {
  const { told, connect, become, stop } = someConsole();
  await settled();
  stop();
  connect(1);
  become('locked');
  expect(told).toEqual([]);
});
