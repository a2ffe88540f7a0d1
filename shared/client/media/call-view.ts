import type { Call } from '../../domain/call.ts';
import type { Instant } from '../../domain/scalars.ts';
import type { CallQuality } from './call-quality.ts';
import type { CallSample } from './call-sample.ts';
import type { Microphone, MicrophoneProblem } from './microphone.ts';
import { allSwitchesOn, type SoundSwitches } from './sound-switches.ts';

/** Why there was no call. */
export type CallRefusal = 'not_talking' | 'busy' | 'away' | 'in_call' | 'elsewhere' | 'ended' | 'offline' | 'failed';

/**
 * How a call stands at this side: `asking` waits for the microphone, `calling` rings at the other side, `ringing` at this
 * one, `elsewhere` is held by another tab or window of this side.
 */
export type CallPhase =
  | 'idle'
  | 'asking'
  | 'calling'
  | 'ringing'
  | 'elsewhere'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'ended';

/** Everything a screen shows of calls. */
export interface CallView {
  phase: CallPhase;
  /** The call as the router last told it; null before there is one. */
  call: Call | null;
  /** The first sound by the router's clock: what the duration counts from. */
  connectedAt: Instant | null;
  muted: boolean;
  /** The other side switched its microphone off. */
  theyMuted: boolean;
  /** What is heard; the screen plays it. */
  remote: MediaStream | null;
  /** The own microphone, for a level. */
  local: MediaStream | null;
  microphones: readonly Microphone[];
  microphoneId: string | null;
  /** The name of the microphone that is not to be had; another one is in use instead. */
  microphoneGone: string | null;
  switches: SoundSwitches;
  /** Why there is no microphone: of an attempt to call or answer, or in the middle of a call. */
  problem: MicrophoneProblem | null;
  refusal: CallRefusal | null;
  /** The engine of this side that had the call is gone, and this one may take its place. */
  vacant: boolean;
  /** How it sounds, as far as the network goes; null where nobody talks. */
  quality: CallQuality | null;
  /** What the last look at the call found: the figures behind the state. */
  sample: CallSample | null;
}

/** Nothing rings and nobody talks. */
export const noCall: CallView = {
  phase: 'idle',
  call: null,
  connectedAt: null,
  muted: false,
  theyMuted: false,
  remote: null,
  local: null,
  microphones: [],
  microphoneId: null,
  microphoneGone: null,
  switches: allSwitchesOn,
  problem: null,
  refusal: null,
  vacant: false,
  quality: null,
  sample: null,
};
