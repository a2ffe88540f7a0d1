import type { CallSide } from '../../domain/call.ts';
import type { CameraPushes } from '../../protocol/camera-requests.ts';
import type { CallView } from '../media/call-view.ts';
import type { OpenPeer } from '../media/peer-port.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { Camera, CameraDevices, CameraProblem } from './camera-devices.ts';
import type { CameraPort } from './camera-port.ts';

/** What cameras stand on. */
export interface CameraEngineOptions {
  port: CameraPort;
  side: CallSide;
  /** The calls of this side: a camera lives in one, and ends with it. */
  calls: Readable<Pick<CallView, 'call' | 'phase'>>;
  cameras: CameraDevices;
  openPeer: OpenPeer;
  timers: Timers;
  /** A stream without a track: what goes back where the other side's picture comes from. */
  nothing(): MediaStream;
  /** The camera chosen last time, and where to keep a choice. */
  remembered: { get(): Camera | null; set(chosen: Camera | null): void };
  /** What was heard before this engine was made, which came for it. */
  early?: readonly CameraPushes['camera.signal'][];
}

/** The own camera: `asking` waits for the browser's question, `opening` for the way, `on` is seen, `stuck` was. */
export type OwnCamera = 'off' | 'asking' | 'opening' | 'on' | 'stuck';

/** The other side's camera: `off` was on in this call, `none` never was. */
export type TheirCamera = 'none' | 'opening' | 'on' | 'stuck' | 'off';

/** Everything a screen shows of cameras. */
export interface CameraView {
  /** Whether there is a call in which a camera may be switched on. */
  talks: boolean;
  own: OwnCamera;
  /** The own picture, for a look at oneself. */
  local: MediaStream | null;
  theirs: TheirCamera;
  remote: MediaStream | null;
  /** Why there is no own picture though one was wanted. */
  problem: CameraProblem | null;
  cameras: readonly Camera[];
  cameraId: string | null;
}

/** Both sides' cameras in the call that runs. */
export interface CameraEngine extends Readable<CameraView> {
  /** Asks for the camera and sends its picture; does nothing without a call. */
  switchOn(): void;
  switchOff(): void;
  choose(id: string | null): void;
  /** Looks what cameras there are, and which was chosen. */
  look(): void;
  /** Puts away what was said of a camera that did not come about. */
  dismiss(): void;
  close(): void;
}

/** No camera is on. */
export const noCamera: CameraView = {
  talks: false,
  own: 'off',
  local: null,
  theirs: 'none',
  remote: null,
  problem: null,
  cameras: [],
  cameraId: null,
};
