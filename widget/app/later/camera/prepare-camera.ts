import { type ComponentType, h, render } from 'preact';
import { browserCameras } from '../../../../shared/client/camera/camera-devices.ts';
import { createCameraEngine } from '../../../../shared/client/camera/create-camera-engine.ts';
import { mostPicturesKbps, thriftyPicturesKbps } from '../../../../shared/client/camera/most-pictures.ts';
import { openCameraPeer } from '../../../../shared/client/camera/open-camera-peer.ts';
import type { CallEngine } from '../../../../shared/client/media/call-engine.ts';
import { browserTimers } from '../../../../shared/client/timers.ts';
import type { CameraPushes } from '../../../../shared/protocol/camera-requests.ts';
import { addStyles } from '../../chat/add-styles.ts';
import type { Room } from '../../chat/context.ts';
import { loadPart } from '../../locales/load-words.ts';
import { type CallWords, type CameraWords, createWords } from '../../locales/words.ts';
import type { RememberedSound } from '../../sound/remembered-sound.ts';
import styles from '../../style/camera.css?url';
import { savesData } from '../saves-data.ts';
import { CameraFloat, CameraPart } from './camera-part.tsx';

interface Needs {
  words: CallWords;
  remembered: RememberedSound['camera'];
  early: readonly CameraPushes['camera.signal'][];
}

interface Prepared {
  part: ComponentType<{ name: string }>;
  switchOn(): void;
}

/** One pair of cameras a messenger, however often the chunk is asked for. */
const prepared = new WeakMap<Room, Promise<Prepared>>();

const prepare = async (room: Room, calls: CallEngine, { words, remembered, early }: Needs): Promise<Prepared> => {
  const { presence } = room;
  const { tongue } = room.words;
  const [said] = await Promise.all([loadPart(tongue, 'camera'), addStyles(document, styles)]);
  const say: CameraWords = createWords(tongue, said);
  const engine = createCameraEngine({
    port: presence.connection,
    side: 'visitor',
    calls,
    cameras: browserCameras(navigator.mediaDevices),
    openPeer: openCameraPeer(savesData() ? thriftyPicturesKbps : mostPicturesKbps),
    timers: browserTimers,
    nothing: () => new MediaStream(),
    remembered,
    early,
  });
  addEventListener('pagehide', engine.switchOff);
  // Nobody is seen who does not see themselves.
  presence.opened.subscribe(() => {
    if (!presence.opened.getSnapshot()) engine.switchOff();
  });
  // Beside the messenger: a demo that takes the page leaves a corner to the face of who shows it.
  render(h(CameraFloat, { engine }), document.body.appendChild(document.createElement('div')));
  return { part: ({ name }) => h(CameraPart, { engine, say, words, name }), switchOn: engine.switchOn };
};

/** Brings what cameras need, and answers their part of a call. */
export function prepareCamera(room: Room, calls: CallEngine, needs: Needs): Promise<Prepared> {
  const known = prepared.get(room) ?? prepare(room, calls, needs);
  prepared.set(room, known);
  // A style sheet or words that did not come are asked for again.
  known.catch(() => prepared.delete(room));
  return known;
}
