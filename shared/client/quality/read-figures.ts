import type { WayFigures } from '../media/call-quality.ts';
import { pathOf } from './call-path.ts';

/** Reads the figures of sound out of a connection's statistics. */
export const readFigures = (report: Iterable<[string, Record<string, unknown>]>): WayFigures => {
  const entries = new Map(report);
  const figures: WayFigures = {
    rttMs: null,
    jitterMs: null,
    received: 0,
    lost: 0,
    lostThere: null,
    receivedBytes: 0,
    codec: null,
    path: pathOf(entries),
  };
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
  const ms = (value: unknown): number | null => {
    const seconds = number(value);
    return seconds === null ? null : seconds * 1000;
  };
  for (const entry of entries.values()) {
    if (entry.type === 'candidate-pair' && entry.nominated === true) figures.rttMs ??= ms(entry.currentRoundTripTime);
    if (entry.kind !== 'audio') continue;
    if (entry.type === 'inbound-rtp') {
      figures.jitterMs = ms(entry.jitter);
      figures.received = number(entry.packetsReceived) ?? 0;
      figures.lost = number(entry.packetsLost) ?? 0;
      figures.receivedBytes = number(entry.bytesReceived) ?? 0;
      const type = entries.get(String(entry.codecId))?.mimeType;
      figures.codec = typeof type === 'string' ? type.replace(/^audio\//, '') : null;
    }
    if (entry.type === 'remote-inbound-rtp') {
      figures.rttMs = ms(entry.roundTripTime) ?? figures.rttMs;
      figures.lostThere = number(entry.fractionLost);
    }
  }
  return figures;
};
