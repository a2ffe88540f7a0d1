/** From here on a waiting person's time is amber, then red; the product's one colour that changes by itself. */
export const WAITING_AMBER_SECONDS = 20;
export const WAITING_RED_SECONDS = 45;

export type WaitingTone = 'neutral' | 'amber' | 'red';

/** Whole seconds between two instants in milliseconds; a clock that runs ahead gives 0, never a minus. */
export function elapsedSeconds(sinceMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - sinceMs) / 1000));
}

export function waitingTone(seconds: number): WaitingTone {
  if (seconds >= WAITING_RED_SECONDS) return 'red';
  return seconds >= WAITING_AMBER_SECONDS ? 'amber' : 'neutral';
}

/** `0:23`, `12:05`, `1:02:09`: digits only, so it needs no translation and never changes width within a minute. */
export function formatElapsed(seconds: number): string {
  const s = String(seconds % 60).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${s}`;
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${s}`;
}

/** ISO 8601 duration for `<time datetime>`. */
export function isoDuration(seconds: number): string {
  return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`;
}
