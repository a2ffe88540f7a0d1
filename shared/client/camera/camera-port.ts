import type { CameraPushes } from '../../protocol/camera-requests.ts';
import type { Result } from '../../protocol/result.ts';
import type { Ways } from '../media/peer-port.ts';
import type { ConnectionState } from '../transport/connection.ts';

/** The part of a connection that cameras need; the connections of `/rep` and `/visitor` both fit as they are. */
export interface CameraPort {
  request(event: 'camera.signal', input: CameraPushes['camera.signal']): Promise<Result<object>>;
  request(event: 'camera.ice', input: object): Promise<Result<Ways>>;
  on(event: 'camera.signal', listener: (push: CameraPushes['camera.signal']) => void): () => void;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}
