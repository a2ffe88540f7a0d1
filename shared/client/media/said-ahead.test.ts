import { expect, it } from 'vitest';
import { maxKeptSignals } from '../../domain/call-steps.ts';
import { ok } from '../../protocol/result.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { CallPort } from './call-port.ts';
import { saidAhead } from './said-ahead.ts';

const word = (seq: number) => ({ generation: 1, seq, data: { type: 'offer' as const, sdp: String(seq) } });
const start = { conversationId: 'c', callId: 'mine', seat: 'a', signals: [] };

const made = () => {
  const time = createManualTime();
  const asked: { event: string; input: object }[] = [];
  let refuse = false;
  const request = async (event: string, input: object) => {
    asked.push({ event, input });
    return refuse ? { ok: false, error: { code: 'unavailable', message: '' } } : ok({});
  };
  const port = saidAhead(
    { request, on: () => () => {}, getSnapshot: () => null, subscribe: () => () => {} } as unknown as CallPort,
    time,
  );
  return {
    time,
    asked,
    port,
    say: (seq: number) => port.request('call.signal', { callId: 'mine', seat: 'a', ...word(seq) }),
    fail: () => {
      refuse = true;
    },
  };
};

it('lets the first signals of a call go along with the asking, and the later ones by themselves', async () => {
  const { asked, port, say } = made();
  port.begin?.('mine');
  expect(await say(1)).toEqual({ ok: true, data: {} });
  await say(2);
  expect(asked).toEqual([]);
  await port.request('call.start', start);
  await say(3);
  expect(asked).toEqual([
    { event: 'call.start', input: { ...start, signals: [word(1), word(2)] } },
    { event: 'call.signal', input: { callId: 'mine', seat: 'a', ...word(3) } },
  ]);
});

it('asks at once where the first word was said, and waits for it a tenth of a second else', async () => {
  const { time, asked, port, say } = made();
  port.begin?.('mine');
  void port.request('call.start', start);
  await settled();
  expect(asked).toEqual([]);
  await say(1);
  await settled();
  expect(asked).toEqual([{ event: 'call.start', input: { ...start, signals: [word(1)] } }]);
  expect(time.next()).toBeNull();

  port.begin?.('mine');
  void port.request('call.start', start);
  await time.advance(99);
  expect(asked).toHaveLength(1);
  await time.advance(1);
  expect(asked).toHaveLength(2);
});

it('waits for no word where the router names no servers', async () => {
  const { asked, port, fail } = made();
  fail();
  port.begin?.('mine');
  await port.request('call.ice', {});
  await port.request('call.start', start);
  expect(asked.map(({ event }) => event)).toEqual(['call.ice', 'call.start']);
});

it('keeps nothing of another call', async () => {
  const { asked, port } = made();
  port.begin?.('mine');
  await port.request('call.signal', { callId: 'other', seat: 'a', ...word(1) });
  expect(asked.map(({ event }) => event)).toEqual(['call.signal']);
});

it('lets no more go along than the router takes: a computer with a great many networks calls too', async () => {
  const { asked, port, say } = made();
  port.begin?.('mine');
  for (let seq = 1; seq <= maxKeptSignals + 5; seq += 1) await say(seq);
  await port.request('call.start', start);
  expect(asked.at(-1)?.input).toMatchObject({ signals: { length: maxKeptSignals } });
});

it('does not ask for a call that was given up while it waited for its first word', async () => {
  const { time, asked, port, say } = made();
  port.begin?.('mine');
  const given = port.request('call.start', start);
  port.begin?.('the next');
  await time.advance(100);
  expect([asked, (await given).ok]).toEqual([[], false]);
  const next = port.request('call.start', { ...start, callId: 'the next' });
  port.begin?.(null);
  await say(1);
  await settled();
  expect([asked.map(({ event }) => event), (await next).ok]).toEqual([['call.signal'], false]);
  expect(time.next()).toBeNull();
});
