import type { LiveMonitor, Monitor } from '../../domain/monitor.ts';
import type { MonitorPushes } from '../../protocol/rep/monitor.ts';
import type { Result } from '../../protocol/result.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { Ways } from './peer-port.ts';

type Answer = Promise<Result<MonitorPushes['monitor.state']>>;

/** The part of a rep's connection that listening to calls needs. */
export interface MonitorPort {
  request(event: 'monitor.start', input: { repId: string; monitorId: string; seat: string }): Answer;
  request(event: 'monitor.stop', input: { monitorId: string; reason?: 'stopped' | 'failed' }): Answer;
  request(event: 'monitor.whisper', input: { monitorId: string; on: boolean }): Answer;
  request(event: 'monitor.signal', input: MonitorPushes['monitor.signal']): Promise<Result<object>>;
  request(event: 'monitor.current', input: { seat: string }): Promise<Result<{ monitors: Monitor[] }>>;
  request(event: 'monitor.ice' | 'call.ice', input: object): Promise<Result<Ways>>;
  on(event: 'monitor.state', listener: (push: MonitorPushes['monitor.state']) => void): () => void;
  on(event: 'monitor.signal', listener: (push: MonitorPushes['monitor.signal']) => void): () => void;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}

/** The first attempt of the two engines that sit now, as calls count theirs. */
export const firstAttempt = ({ joins }: Pick<LiveMonitor, 'joins'>): number => joins * 1_000 + 1;
