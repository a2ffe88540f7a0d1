import type { Call } from '../../domain/call.ts';
import type { CallPushes, CallWord } from '../../protocol/call-requests.ts';
import type { Result } from '../../protocol/result.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { Ways } from './peer-port.ts';

type Answer = Promise<Result<{ call: Call }>>;

/** The part of a connection that calls need; the connections of `/rep` and `/visitor` both fit as they are. */
export interface CallPort {
  request(
    event: 'call.start',
    input: { conversationId: string; callId: string; seat: string; signals: CallWord[] },
  ): Answer;
  request(event: 'call.accept' | 'call.connected' | 'call.rejoin', input: { callId: string; seat: string }): Answer;
  request(event: 'call.decline', input: { callId: string }): Answer;
  request(event: 'call.hang_up', input: { callId: string; reason?: 'hung_up' | 'failed' }): Answer;
  request(event: 'call.signal', input: { callId: string; seat: string } & CallWord): Promise<Result<object>>;
  request(event: 'call.current', input: { seat: string }): Promise<Result<{ call: Call | null; vacant: boolean }>>;
  request(event: 'call.ice', input: { conversationId?: string }): Promise<Result<Ways>>;
  /** There where what is said of a call that is about to be asked for is kept until then; null where it is asked for no more. */
  begin?(callId: string | null): void;
  on(event: 'call.state', listener: (push: CallPushes['call.state']) => void): () => void;
  on(event: 'call.signal', listener: (push: CallPushes['call.signal']) => void): () => void;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}
