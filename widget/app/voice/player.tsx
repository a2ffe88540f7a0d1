import type { JSX } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { createVoicePlayer } from '../../../shared/client/media/voice-player.ts';
import { useRoom } from '../chat/context.ts';
import { Drawn } from '../chat/icons.tsx';
import { clockText } from '../chat/time-text.ts';
import { useReadable } from '../chat/use-readable.ts';
import type { VoiceWords } from '../locales/words.ts';

export interface PlayerProps {
  words: VoiceWords;
  seconds: number;
  load(): Promise<Blob | null>;
}

const shapes = { play: 'M8 5.5v13l10.5-6.5Z', pause: 'M8.5 6v12M15.5 6v12' } as const;

/** Plays a voice message: on and off, to another place, faster. */
export function Player({ words, seconds, load }: PlayerProps): JSX.Element {
  const { words: own } = useRoom();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one player for one message
  const player = useMemo(() => createVoicePlayer({ load, seconds }), []);
  const { state, at, rate } = useReadable(player);
  const home = useRef<HTMLElement>(null);
  useEffect(() => {
    home.current?.append(player.element);
    return player.close;
  }, [player]);
  const plays = state === 'playing' || state === 'loading';
  const begun = at > 0 || plays;
  return (
    <section class="voice" ref={home} aria-label={words.say('voice.message', { time: clockText(own, seconds) })}>
      <button
        class="voice-button"
        type="button"
        aria-label={words.say(plays ? 'voice.pause' : 'voice.play')}
        onClick={player.toggle}
      >
        <Drawn name={plays ? 'pause' : 'play'} path={shapes[plays ? 'pause' : 'play']} size={22} />
      </button>
      {state === 'failed' ? (
        <small role="alert">{words.say('voice.unplayable')}</small>
      ) : (
        <>
          <input
            type="range"
            min={0}
            max={seconds}
            step={0.1}
            value={at}
            style={`--done:${(at / Math.max(1, seconds)) * 100}%`}
            aria-label={words.say('voice.place')}
            aria-valuetext={clockText(own, Math.floor(at))}
            onInput={({ currentTarget }) => player.seek(currentTarget.valueAsNumber)}
          />
          <time aria-hidden="true">{clockText(own, Math.floor(begun ? at : seconds))}</time>
          <button
            class="voice-rate"
            type="button"
            aria-label={`${words.say('voice.speed')}: ${rate}×`}
            onClick={player.faster}
          >
            {rate}×
          </button>
        </>
      )}
    </section>
  );
}
