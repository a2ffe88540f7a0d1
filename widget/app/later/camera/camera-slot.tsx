import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallEngine } from '../../../../shared/client/media/call-engine.ts';
import type { CameraPushes } from '../../../../shared/protocol/camera-requests.ts';
import { useRoom } from '../../chat/context.ts';
import { useLate } from '../../chat/use-late.ts';
import type { CallWords } from '../../locales/words.ts';
import type { RememberedSound } from '../../sound/remembered-sound.ts';
import { LateIcon } from '../late-icon.tsx';
import { cameraGuards } from './camera-guards.ts';

interface CameraSlotProps {
  engine: CallEngine;
  words: CallWords;
  /** The other side, as the visitor knows them. */
  name: string;
  remembered: RememberedSound['camera'];
}

/** Cameras are a chunk of their own, which the first camera of either side loads; what is said of one meanwhile is kept for it. */
export function CameraSlot({ engine, words, name, remembered }: CameraSlotProps): JSX.Element {
  const room = useRoom();
  const { presence } = room;
  const early = useRef<CameraPushes['camera.signal'][]>([]);
  const pressed = useRef(false);
  const [wanted, want] = useState(false);
  const Camera = useLate(wanted, () =>
    import('./prepare-camera.ts')
      .then(({ prepareCamera }) => prepareCamera(room, engine, { words, remembered, early: early.current }))
      .then(({ part, switchOn }) => {
        if (pressed.current) switchOn();
        return part;
      }),
  );
  useEffect(() => {
    presence.learn(cameraGuards);
    return presence.connection.on('camera.signal', (signal) => {
      early.current.push(signal);
      want(true);
    });
  }, [presence]);
  if (Camera) return <Camera name={name} />;
  return (
    <button
      class="sound-open"
      type="button"
      onClick={() => {
        pressed.current = true;
        want(true);
      }}
    >
      <LateIcon name="camera" size={18} />
      <span>{words.say('audio.camera')}</span>
    </button>
  );
}
