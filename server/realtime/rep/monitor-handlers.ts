import type { Monitors } from '../../features/calls/monitors.ts';
import type { RepHandlers } from '../handlers.ts';

export const monitorHandlers = (
  monitors: Monitors,
): RepHandlers<
  'monitor.start' | 'monitor.stop' | 'monitor.whisper' | 'monitor.signal' | 'monitor.current' | 'monitor.ice'
> => ({
  'monitor.start': ({ actor, id }, input) => monitors.start(actor, input, id),
  'monitor.stop': ({ actor }, input) => monitors.stop(actor, input),
  'monitor.whisper': ({ actor }, input) => monitors.whisper(actor, input),
  'monitor.signal': ({ actor, id }, input) => monitors.signal(actor, input, id),
  'monitor.current': ({ actor, id }, { seat }) => monitors.current(actor, seat, id),
  'monitor.ice': ({ actor }) => monitors.ice(actor),
});
