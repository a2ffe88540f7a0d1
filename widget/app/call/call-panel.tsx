import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import type { MicrophonePort } from '../../../shared/client/media/microphone.ts';
import { useRoom } from '../chat/context.ts';
import { Face } from '../chat/face.tsx';
import { Icon } from '../chat/icons.tsx';
import type { MessengerView } from '../chat/messenger.ts';
import { clockText } from '../chat/time-text.ts';
import { useLate } from '../chat/use-late.ts';
import { useReadable } from '../chat/use-readable.ts';
import type { CallWords } from '../locales/words.ts';
import type { RememberedSound } from '../sound/remembered-sound.ts';
import { Act } from './act.tsx';
import { allowKey, cameToNothing, sentence } from './call-words.ts';

/** What ended is told for so long. */
const endedShownMs = 6_000;
/** Who asked to be called is, within so long after somebody took them. */
export const expectedMs = 60_000;

/** Until when a call is expected: it does not ring, since to ask for it was to answer it. */
export interface Expected {
  until: number;
}

/** How long it has been since the first sound, by the router's clock. */
function Duration({ since }: { since: number }): JSX.Element {
  const { presence, words } = useRoom();
  const seconds = (): number => Math.max(0, Math.floor((presence.clock.now() - since) / 1000));
  const [shown, show] = useState(seconds);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads the clock
  useEffect(() => {
    const timer = setInterval(() => show(seconds()), 500);
    return () => clearInterval(timer);
  }, [since]);
  // Counted aloud it would talk over the call.
  return <time aria-hidden="true">{clockText(words, shown)}</time>;
}

function Sound({ stream }: { stream: MediaStream }): JSX.Element {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const { current } = audio;
    if (!current) return;
    current.srcObject = stream;
    // Refused only where nobody ever pressed anything, and an answer is a press.
    current.play().catch(() => {});
  }, [stream]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions
  return <audio ref={audio} id="call-audio" />;
}

interface CallPanelProps {
  view: MessengerView;
  engine: CallEngine;
  expected: Expected;
  sound: RememberedSound;
  microphones: MicrophonePort;
  words: CallWords;
}

/** The calls' part of the messenger's header: the button, what rings, the call that runs, what became of it. */
export function CallPanel({ view, engine, expected, sound, microphones, words }: CallPanelProps): JSX.Element {
  const { presence, messenger } = useRoom();
  const now = useReadable(engine);
  const { phase, call, problem, refusal, muted, connectedAt, remote, vacant } = now;
  const rings = phase === 'ringing';
  const rep = call?.rep ?? view.state?.rep ?? null;
  const conversationId = view.phase === 'active' ? (view.conversation?.id ?? null) : null;
  const name = rep?.name ?? presence.site.name;
  const soon = view.state?.waiting?.byVoice ?? false;
  // A call that comes much later rings.
  if (soon) expected.until = presence.clock.now() + expectedMs;
  useEffect(() => {
    if (soon) engine.allow();
  }, [soon, engine]);
  const mayRing = rings && !problem;
  const isExpected = presence.clock.now() <= expected.until;
  useEffect(() => {
    if (!mayRing || !isExpected) return;
    expected.until = 0;
    engine.accept();
  }, [mayRing, isExpected, expected, engine]);
  // Nobody came: there is another way to a talk, and it stays until it is put away.
  const toNothing = cameToNothing(now);
  /** Who waited for a call and was given nobody reads so until it is put away. */
  const waited = useRef(false);
  if (soon) waited.current = true;
  if (phase !== 'idle' || rep) waited.current = false;
  const nobody = waited.current && !soon && view.state !== null && view.phase !== 'closed';
  /** The conversation a voice message is being recorded for. */
  const [leaving, leave] = useState(false);
  const stays = toNothing || leaving;
  useEffect(() => {
    if (phase !== 'ended' || stays) return;
    const timer = setTimeout(engine.dismiss, endedShownMs);
    return () => clearTimeout(timer);
  }, [phase, stays, engine]);
  // Whoever is called talks: a message that was being recorded is over.
  useEffect(() => {
    if (phase !== 'idle' && phase !== 'ended') leave(false);
  }, [phase]);

  const silent = phase === 'idle' && !problem && !refusal && !soon && !nobody && !leaving;
  const over = phase === 'idle' || phase === 'ended';
  const free = over && conversationId !== null;
  const talks = phase === 'connected' || phase === 'reconnecting' || phase === 'connecting';
  const rung = rings || phase === 'asking' || phase === 'calling';
  const SoundPart = useLate(talks || rung, () =>
    import('../sound/prepare-sound.ts').then(({ prepareSound }) => prepareSound(sound)),
  );
  const VoicePart = useLate(leaving, () => import('../voice/voice-part.tsx').then((late) => late.VoicePart));
  const dismiss = (): void => {
    waited.current = false;
    engine.dismiss();
  };
  const again = (): void => {
    if (conversationId) engine.start(conversationId);
  };
  return (
    <>
      {free && (
        <button class="head-button" type="button" aria-label={words.say('call.again', { name })} onClick={again}>
          <Icon name="phone" size={22} />
        </button>
      )}
      {remote && talks && <Sound stream={remote} />}
      <div class={silent ? 'sr' : `call call-${phase}`}>
        {leaving ? (
          VoicePart && (
            <VoicePart
              words={words}
              denied={words.say(allowKey())}
              microphones={microphones}
              chosen={now.microphoneId}
              onClose={() => {
                leave(false);
                dismiss();
              }}
            />
          )
        ) : (
          <>
            {rings && rep && <Face person={rep} size={56} />}
            <p class="call-text" role={rings || problem ? 'alert' : 'status'}>
              {soon && phase === 'idle' && !problem
                ? words.say('call.soon')
                : nobody
                  ? words.say('call.nobody')
                  : sentence(now, words, name)}
            </p>
            {talks && connectedAt !== null && <Duration since={connectedAt} />}
            {phase === 'ended' && call?.state === 'ended' && call.seconds > 0 && (
              <time>{clockText(words, call.seconds)}</time>
            )}
          </>
        )}
        {!silent && !leaving && (
          <div class="call-acts">
            {rings && <Act act={engine.decline} label={words.say('call.decline')} />}
            {rings && (
              <Act act={engine.accept} label={words.say(problem ? 'call.retry' : 'call.answer')} look="call-act-main" />
            )}
            {vacant && <Act act={engine.rejoin} label={words.say('call.rejoin')} look="call-act-main" />}
            {talks && (
              <Act
                act={() => engine.setMuted(!muted)}
                label={words.say(muted ? 'call.unmute' : 'call.mute')}
                pressed={muted}
              />
            )}
            {!over && !rings && <Act act={engine.hangUp} label={words.say('call.hangUp')} look="call-act-end" />}
            {phase === 'idle' && problem && free && (
              <Act act={again} label={words.say('call.retry')} look="call-act-main" />
            )}
            {soon && problem && <Act act={engine.allow} label={words.say('call.retry')} look="call-act-main" />}
            {toNothing && (
              <Act act={() => messenger.showBooker(true)} label={words.say('call.book')} look="call-act-main" />
            )}
            {(toNothing || nobody) && messenger.conversationId() !== null && (
              <Act act={() => leave(true)} label={words.say('voice.leave')} look={nobody ? 'call-act-main' : ''} />
            )}
            {over && !soon && <Act act={dismiss} label={words.say('call.dismiss')} />}
          </div>
        )}
        {SoundPart && (talks || rung) && (
          <SoundPart engine={engine} words={words} name={name} rings={mayRing && !isExpected} />
        )}
      </div>
    </>
  );
}
