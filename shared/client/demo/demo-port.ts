import type { Demo } from '../../domain/demo.ts';
import type { CallSignal } from '../../protocol/call-requests.ts';
import type { DemoPushes } from '../../protocol/demo-requests.ts';
import type { Result } from '../../protocol/result.ts';
import type { Ways } from '../media/peer-port.ts';
import type { ConnectionState } from '../transport/connection.ts';

/** The part of a connection that both ends of a demo need; the connections of `/rep` and `/visitor` both fit as they are. */
export interface DemoPort {
  request(
    event: 'demo.stop',
    input: { demoId: string; reason?: 'stopped' | 'failed' },
  ): Promise<Result<{ demo: Demo }>>;
  request(
    event: 'demo.signal',
    input: { demoId: string; seat: string; generation: number; seq: number; data: CallSignal },
  ): Promise<Result<object>>;
  request(event: 'demo.current', input: { seat: string }): Promise<Result<{ demo: Demo | null }>>;
  request(event: 'demo.ice', input: object): Promise<Result<Ways>>;
  on(event: 'demo.state', listener: (push: DemoPushes['demo.state']) => void): () => void;
  on(event: 'demo.signal', listener: (push: DemoPushes['demo.signal']) => void): () => void;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}
