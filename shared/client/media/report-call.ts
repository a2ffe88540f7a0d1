import type { CallSide } from '../../domain/call.ts';
import type { CallReport } from '../../domain/call-report.ts';
import { createSeries } from '../../domain/call-series.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import { type CallSample, lookMs } from './call-sample.ts';
import type { CallView } from './call-view.ts';

/** What tells the router how calls sounded stands on. */
export interface ReportOptions {
  engine: Readable<CallView>;
  side: CallSide;
  timers: Timers;
  port: {
    request(event: 'call.report', input: { callId: string; seat: string } & CallReport): Promise<Result<object>>;
  };
}

/** How often a running call is told of: so much is lost where the page dies. */
export const reportMs = 30_000;
const againMs = 5_000;
/** A router that is away for so long does not hear of it. */
const mostTries = 24;
const lookS = lookMs / 1_000;
const nothing = { rtt: null, jitter: null, loss: null, kbps: null };

/** What one engine gathered of one call. */
const createPart = (callId: string, seat: string) => {
  const { series, add } = createSeries(lookS);
  const report: CallReport = {
    codec: null,
    path: null,
    reconnects: 0,
    seconds: { good: 0, fair: 0, poor: 0, away: 0 },
    series: series(),
  };
  return {
    callId,
    report: () => ({ callId, seat, ...report }),
    look(sample: CallSample, quality: keyof CallReport['seconds']): void {
      report.codec = sample.codec ?? report.codec;
      report.path = sample.path ?? report.path;
      report.seconds[quality] += lookS;
      add(sample);
    },
    away(): void {
      report.seconds.away += lookS;
      add(nothing);
    },
    broke(): void {
      report.reconnects += 1;
    },
  };
};

/** Tells the router how each call of an engine sounded, while it runs and at its end. */
export function reportCalls({ engine, side, timers, port }: ReportOptions): () => void {
  let part: ReturnType<typeof createPart> | null = null;
  let before: CallView = engine.getSnapshot();
  let stopReport = () => {};
  let stopAway = () => {};
  const tries = new Set<() => void>();

  /** A last word is said again until it is heard; any other is followed by the next one. */
  const send = (input: { callId: string; seat: string } & CallReport, left: number): void => {
    void port.request('call.report', input).then((answer) => {
      if (answer.ok || left === 0 || !isTransient(answer.error.code)) return;
      const stop = timers.after(againMs, () => {
        tries.delete(stop);
        send(input, left - 1);
      });
      tries.add(stop);
    });
  };
  const sendNow = (left: number): void => {
    const report = part?.report();
    // A copy: it may be said again when the call has gone on, or is another one.
    if (report && report.series.rtt.length > 0) send(JSON.parse(JSON.stringify(report)) as typeof report, left);
  };
  const reportAfter = (): void => {
    stopReport = timers.after(reportMs, () => {
      sendNow(0);
      reportAfter();
    });
  };
  const countAway = (): void => {
    stopAway = timers.after(lookMs, () => {
      part?.away();
      countAway();
    });
  };
  const finish = (): void => {
    stopReport();
    stopAway();
    sendNow(mostTries);
    part = null;
  };

  const look = (): void => {
    const view = engine.getSnapshot();
    const { call, phase, sample, quality } = view;
    const talks = phase === 'connected' || phase === 'reconnecting';
    const seat = call && call.state !== 'ended' ? call.seats[side] : null;
    if (part && (!talks || call?.id !== part.callId)) finish();
    if (!part && talks && call && seat !== null) {
      part = createPart(call.id, seat);
      reportAfter();
    }
    if (phase !== before.phase) {
      stopAway();
      if (part && phase === 'reconnecting') {
        if (before.phase === 'connected') part.broke();
        countAway();
      }
    }
    if (part && sample && sample !== before.sample && phase === 'connected') part.look(sample, quality ?? 'good');
    before = view;
  };

  const stop = engine.subscribe(look);
  look();
  return () => {
    stop();
    finish();
    for (const each of tries) each();
  };
}
