import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallReport } from '../../shared/domain/call-report.ts';
import { maxPoints } from '../../shared/domain/call-series.ts';
import { type Booted, bootApp } from './boot.ts';
import { aCall, atConsole } from './support/calling.ts';

let house: Booted;
beforeAll(async () => {
  house = await bootApp();
});
afterAll(() => house.close());

const report = (rtt: (number | null)[], of: Partial<CallReport> = {}): CallReport => ({
  codec: 'opus',
  path: 'relay_tls',
  reconnects: 1,
  seconds: { good: 4, fair: 2, poor: 0, away: 2 },
  series: { stepS: 2, rtt, jitter: rtt, loss: rtt.map(() => 0), kbps: rtt.map(() => 32) },
  ...of,
});

const kept = () => house.app.core.store.k.selectFrom('call_reports').selectAll().execute();

describe('how a call sounded', () => {
  it('is told by both engines, kept as last told, and read in the record by colleagues and managers', async () => {
    const { rep, tab, callId, conversationId, repSeat, tabSeat } = await aCall(house, 'Ada Lind');
    const boss = await atConsole(house, 'Marta Berg', 'manager');
    await rep.request('call.report', { callId, seat: repSeat, ...report([900]) });
    await rep.request('call.report', { callId, seat: repSeat, ...report([40, null, 60, 50]) });
    await tab.request('call.report', { callId, seat: tabSeat, ...report([80], { path: 'direct_udp' }) });
    await tab.request('call.hang_up', { callId });
    // The last word comes after the end.
    expect(await tab.request('call.report', { callId, seat: tabSeat, ...report([80, 90]) })).toEqual({
      ok: true,
      data: {},
    });

    const answer = await boss.request('call.record', { callId });
    expect(answer).toMatchObject({
      ok: true,
      data: { record: { callId, conversationId, rep: { name: 'Ada Lind' }, reason: 'hung_up', endedBy: 'visitor' } },
    });
    const sides = answer.ok ? answer.data.record.sides : [];
    expect(sides.map(({ side, rtt, parts }) => [side, rtt, parts.length])).toEqual([
      ['visitor', { median: 80, p95: 90 }, 1],
      ['rep', { median: 50, p95: 60 }, 1],
    ]);
    expect(sides[1]?.parts[0]).toMatchObject(report([40, null, 60, 50]));
    expect((await kept()).find((row) => row.call_id === callId && row.side === 'rep')).toMatchObject({
      rtt_median: 50,
      rtt_p95: 60,
      kbps_median: 32,
      reconnects: 1,
    });
    for (const socket of [rep, tab, boss]) socket.close();
  });

  it('is told in parts where a page was loaded anew, each seat its own', async () => {
    const { rep, tab, callId, repSeat, tabSeat } = await aCall(house, 'Ben Okoro');
    const { ids } = house.app.core;
    await tab.request('call.report', { callId, seat: tabSeat, ...report([10, 20]) });
    await tab.request('call.report', { callId, seat: tabSeat, ...report([10, 20, 30]) });
    tab.close();
    const other = ids.next();
    await house.app.core.store.run((tx) =>
      tx.k.updateTable('calls').set({ visitor_seat: other }).where('id', '=', callId).execute(),
    );
    expect(await rep.request('call.report', { callId, seat: other, ...report([5]) })).toMatchObject({
      error: { code: 'conflict', detail: { why: 'elsewhere' } },
    });
    await rep.request('call.report', { callId, seat: repSeat, ...report([7]) });
    expect((await kept()).filter((row) => row.call_id === callId).map((row) => [row.side, row.rtt_median])).toEqual(
      expect.arrayContaining([
        ['visitor', 20],
        ['rep', 7],
      ]),
    );
    rep.close();
  });

  it('is taken from nobody else, and in no other shape', async () => {
    const { rep, tab, callId, repSeat, tabSeat } = await aCall(house, 'Cleo Marsh');
    const stranger = await atConsole(house, 'Dora Quist');
    const good = { callId, seat: repSeat, ...report([40]) };
    expect(await stranger.request('call.report', good)).toMatchObject({ error: { code: 'not_found' } });
    expect(await tab.request('call.report', good)).toMatchObject({ error: { detail: { why: 'elsewhere' } } });
    expect(await rep.request('call.report', { ...good, callId: tabSeat })).toMatchObject({
      error: { code: 'not_found' },
    });
    const long = Array.from({ length: maxPoints + 1 }, () => 1);
    const bad = [
      { ...good, series: { ...good.series, rtt: long, jitter: long, loss: long, kbps: long } },
      { ...good, series: { ...good.series, kbps: [] } },
      { ...good, series: { ...good.series, loss: [1_001] } },
      { ...good, series: { ...good.series, rtt: [-1] } },
      { ...good, series: { ...good.series, rtt: [1.5] } },
      { ...good, series: { ...good.series, rtt: ['40'] } },
      { ...good, series: null },
      { ...good, codec: '<script>' },
      { ...good, path: 'pigeon' },
      { ...good, reconnects: -1 },
      { ...good, seconds: { good: 1 } },
      { ...good, seat: 'mine' },
      null,
    ];
    for (const input of bad) {
      expect(await rep.raw('call.report', input)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    }
    expect((await kept()).filter((row) => row.call_id === callId)).toEqual([]);
    expect(await tab.raw('call.record', { callId })).toMatchObject({ ok: false });
    for (const socket of [rep, tab, stranger]) socket.close();
  });

  it('goes with the person when they are erased; that there was a call stays', async () => {
    const { rep, tab, callId, conversationId, repSeat } = await aCall(house, 'Emil Holt');
    await rep.request('call.report', { callId, seat: repSeat, ...report([40]) });
    const { visitor_id: visitorId } = await house.app.core.store.k
      .selectFrom('conversations')
      .select('visitor_id')
      .where('id', '=', conversationId)
      .executeTakeFirstOrThrow();
    expect(await house.app.services.erasure.erase(visitorId, null)).toMatchObject({ ok: true });
    expect((await kept()).filter((row) => row.conversation_id === conversationId)).toEqual([]);
    const read = await rep.request('call.record', { callId });
    expect(read).toMatchObject({ ok: true, data: { record: { sides: [{ parts: [] }, { parts: [], rtt: null }] } } });
    for (const socket of [rep, tab]) socket.close();
  });
});
