import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CameraEngine, CameraView } from '../../../../shared/client/camera/camera-engine.ts';
import { useRoom } from '../../chat/context.ts';
import { useReadable } from '../../chat/use-readable.ts';
import type { CallWords, CameraWords } from '../../locales/words.ts';
import { DeviceChoice } from '../../sound/device-choice.tsx';
import { fillScreen } from '../fill-screen.ts';
import { LateIcon } from '../late-icon.tsx';

interface FaceProps {
  stream: MediaStream | null;
  /** What it is called; none where it is shown a second time. */
  label: string;
  look: string;
}

const Face = ({ stream, label, look }: FaceProps): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = video;
    if (!current) return;
    current.srcObject = stream;
    // A picture without sound plays unasked.
    current.play().catch(() => {});
  }, [stream]);
  return (
    <video ref={video} class={look} aria-label={label || undefined} aria-hidden={label === ''} muted playsInline />
  );
};

interface PartProps {
  engine: CameraEngine;
  say: CameraWords;
  words: CallWords;
  /** The other side, as the visitor knows them. */
  name: string;
}

const isSeen = ({ theirs }: CameraView): boolean => theirs === 'opening' || theirs === 'on' || theirs === 'stuck';

/** The pictures of a call, what is to be said of them, and the button that switches the own one on and off. */
export function CameraPart({ engine, say, words, name }: PartProps): JSX.Element {
  const view = useReadable(engine);
  const { own, local, theirs, remote, problem, cameras, cameraId } = view;
  const { presence } = useRoom();
  const pictures = useRef<HTMLDivElement>(null);
  const seen = isSeen(view);
  const told =
    theirs === 'on' ? say.say('camera.began', { name }) : theirs === 'off' ? say.say('camera.ended', { name }) : '';
  const said = problem
    ? say.say(`camera.${problem}`)
    : own === 'asking'
      ? say.say('camera.asking')
      : theirs === 'stuck' || own === 'stuck'
        ? say.say('camera.stuck')
        : theirs === 'opening'
          ? say.say('camera.opening')
          : '';
  return (
    <div class="camera">
      <p class="sr" role="status">
        {told}
      </p>
      {(seen || local) && (
        <div ref={pictures} class={seen ? 'camera-pictures' : 'camera-pictures camera-alone'}>
          {seen && (
            <Face
              stream={remote}
              label={say.say('camera.theirs', { name })}
              look={theirs === 'on' ? 'camera-theirs' : 'camera-theirs camera-still'}
            />
          )}
          {local && <Face stream={local} label={say.say('camera.own')} look="camera-own" />}
          {seen && (
            <button
              class="camera-full"
              type="button"
              aria-label={say.say('camera.full')}
              onClick={() => fillScreen(pictures.current, pictures.current?.querySelector('video') ?? null, presence)}
            >
              <LateIcon name="full" size={18} />
            </button>
          )}
        </div>
      )}
      {said && (
        <p class="sound-said" role={problem ? 'alert' : 'status'}>
          {said}
        </p>
      )}
      {(own !== 'off' || problem) && (
        <DeviceChoice
          label={say.say('camera.device')}
          unnamed={(number) => `${say.say('camera.device')} ${number}`}
          words={words}
          devices={cameras}
          chosen={cameraId}
          choose={engine.choose}
        />
      )}
      <button class="sound-open" type="button" onClick={own === 'off' ? engine.switchOn : engine.switchOff}>
        <LateIcon name="camera" size={18} />
        <span>{own === 'off' ? words.say(problem ? 'call.retry' : 'audio.camera') : say.say('camera.off')}</span>
      </button>
    </div>
  );
}

/** The faces in a corner of the page while a demo takes it all, the own too; they are named where they stand otherwise. */
export function CameraFloat({ engine }: { engine: CameraEngine }): JSX.Element {
  const view = useReadable(engine);
  return (
    <div class="camera-float">
      {view.local && <Face stream={view.local} label="" look="camera-own" />}
      {isSeen(view) && <Face stream={view.remote} label="" look={view.theirs === 'on' ? '' : 'camera-still'} />}
    </div>
  );
}
