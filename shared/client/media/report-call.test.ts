import { expect, it } from 'vitest';
import { CallReport } from '../../domain/call-report.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createCallHouse } from '../tests/call-house.ts';
import { type ReportOptions, reportCalls, reportMs } from './report-call.ts';
import { gapMs } from './supervise-peer.ts';

type Told = Parameters<ReportOptions['port']['request']>[1];

/** A call whose rep's engine is told of. */
const aHouse = async () => {
  const house = createCallHouse();
  const told: Told[] = [];
  let answer: Result<object> = ok({});
  const port: ReportOptions['port'] = {
    request: async (_event, input) => {
      told.push(input);
      return answer;
    },
  };
  const stop = reportCalls({ engine: house.rep.engine, side: 'rep', timers: house.time, port });
  const figures = { rttMs: 40, jitterMs: 5, received: 0, lost: 0, lostThere: 0, receivedBytes: 0 };
  house.network.figures = { ...figures, codec: 'opus', path: 'relay_tls' };
  await house.talk();
  const say = (next: Result<object>): void => {
    answer = next;
  };
  return { house, told, stop, say };
};

it('tells of a running call now and then and once more at its end, all of it each time', async () => {
  const { house, told } = await aHouse();
  await house.time.advance(reportMs);
  expect(told).toHaveLength(1);
  await house.time.advance(4_000);
  house.rep.engine.hangUp();
  await house.settle();
  expect(told).toHaveLength(2);
  const last = told.at(-1);
  expect(CallReport.parse(last)).toMatchObject({ codec: 'opus', path: 'relay_tls', reconnects: 0 });
  expect(last).toMatchObject({ callId: house.rep.view().call?.id, seconds: { good: 34, fair: 0, poor: 0, away: 0 } });
  expect(last?.series).toMatchObject({ stepS: 2, rtt: Array.from({ length: 17 }, () => 40) });
  await house.time.advance(120_000);
  expect(told).toHaveLength(2);
});

it('counts how often the way broke, and for how long', async () => {
  const { house, told } = await aHouse();
  await house.time.advance(10_000);
  house.breakMedia('down');
  await house.time.advance(gapMs + 12_000);
  house.network.media = true;
  await house.time.advance(10_000);
  expect(house.rep.view().phase).toBe('connected');
  house.rep.engine.hangUp();
  await house.settle();
  const last = told.at(-1);
  expect(last?.reconnects).toBe(1);
  expect(last?.seconds.away).toBeGreaterThanOrEqual(10);
  const gaps = last?.series.rtt.filter((rtt) => rtt === null).length ?? 0;
  expect(gaps * 2).toBe(last?.seconds.away);
});

it('has warned both sides within five seconds of a third that gets lost, and says good again when it is', async () => {
  const { house } = await aHouse();
  let [received, lost] = [0, 0];
  const seconds = async (count: number, share: number): Promise<void> => {
    for (let second = 0; second < count; second += 1) {
      received += Math.round(50 * (1 - share));
      lost += Math.round(50 * share);
      const { figures } = house.network;
      if (figures) house.network.figures = { ...figures, received, lost };
      await house.time.advance(1_000);
    }
  };
  const shown = () => [house.rep.view().quality, house.visitor.view().quality];
  await seconds(20, 0);
  expect(shown()).toEqual(['good', 'good']);
  await seconds(5, 0.3);
  expect(shown()).toEqual(['poor', 'poor']);
  await seconds(12, 0);
  expect(shown()).toEqual(['good', 'good']);
});

it('says the last word again to a router that is away, and nothing after it was stopped', async () => {
  const { house, told, stop, say } = await aHouse();
  await house.time.advance(6_000);
  say(fail('unavailable', 'away'));
  house.rep.engine.hangUp();
  await house.time.advance(11_000);
  expect(told).toHaveLength(3);
  say(ok({}));
  await house.time.advance(60_000);
  expect(told).toHaveLength(4);
  stop();
  await house.talk();
  await house.time.advance(60_000);
  expect(told).toHaveLength(4);
});
