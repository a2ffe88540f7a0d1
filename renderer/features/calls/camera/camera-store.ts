import { browserCameras, type Camera } from '../../../../shared/client/camera/camera-devices.ts';
import type { CameraEngine } from '../../../../shared/client/camera/camera-engine.ts';
import { createCameraEngine } from '../../../../shared/client/camera/create-camera-engine.ts';
import { mostPicturesKbps } from '../../../../shared/client/camera/most-pictures.ts';
import { latePeer } from '../../../../shared/client/media/late-peer.ts';
import type { OpenPeer } from '../../../../shared/client/media/peer-port.ts';
import { slot, type Workspace } from '../../../bridge/workspace.ts';
import { callsSlot } from '../calls-store.ts';

const fetchPeers = (): Promise<OpenPeer> =>
  import('../../../../shared/client/camera/open-camera-peer.ts').then(({ openCameraPeer }) =>
    openCameraPeer(mostPicturesKbps),
  );

/** The rep's camera and the visitor's in the call that runs, with the device that was chosen on this machine. */
function createCameras({ connection, timers, bridge, get }: Workspace): CameraEngine {
  let chosen: Camera | null = null;
  let touched = false;
  const engine = createCameraEngine({
    port: connection,
    side: 'rep',
    calls: get(callsSlot),
    cameras: browserCameras(navigator.mediaDevices),
    openPeer: latePeer(fetchPeers),
    timers,
    nothing: () => new MediaStream(),
    remembered: {
      get: () => chosen,
      set(camera) {
        touched = true;
        chosen = camera;
        void bridge.settings.change({ camera });
      },
    },
  });
  void bridge.settings.read().then((read) => {
    if (!read.ok || touched) return;
    chosen = read.data.camera;
    engine.look();
  });
  // A window that goes away leaves no light on.
  window.addEventListener('pagehide', engine.switchOff);
  return {
    ...engine,
    close() {
      window.removeEventListener('pagehide', engine.switchOff);
      engine.close();
    },
  };
}

/** The cameras in the workspace. */
export const cameraSlot = slot('camera', createCameras);
