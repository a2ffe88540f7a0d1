import type { CallSide } from '../../domain/call.ts';
import type { Ids } from '../../domain/clock.ts';
import type { Readable } from '../readable.ts';
import type { Timers } from '../timers.ts';
import type { CallPort } from './call-port.ts';
import type { CallView } from './call-view.ts';
import type { MicrophonePort } from './microphone.ts';
import type { OpenPeer } from './peer-port.ts';
import type { SoundSwitches } from './sound-switches.ts';

/** What an engine stands on. */
export interface CallEngineOptions {
  port: CallPort;
  side: CallSide;
  microphones: MicrophonePort;
  openPeer: OpenPeer;
  /** Opens a stream in which nothing is ever heard, for what is sent while it rings; without one the way waits for the answer. */
  openSilence: () => MediaStream | null;
  /** Whether nobody sees the page now. */
  hidden?: () => boolean;
  timers: Timers;
  ids: Ids;
  /** The microphone chosen last time, and where to keep a choice. */
  remembered?: {
    get(): string | null;
    set(id: string | null, label: string | null): void;
    /** The chosen one's name, by which it is found again under another id. */
    label?(): string | null;
  };
  /** What is done to the microphone's sound, and where to keep a change. */
  switches?: { get(): SoundSwitches; set(switches: SoundSwitches): void };
  /** Where a page that is loaded anew finds the call it had: so it goes on with it, without ringing. */
  kept?: { get(): KeptCall | null; set(call: KeptCall | null): void };
}

/** The call a page has, and the seat in which it has it. */
export interface KeptCall {
  callId: string;
  seat: string;
}

/** One side's calls: rings, answers, talks, hangs up. One at a time. */
export interface CallEngine extends Readable<CallView> {
  start(conversationId: string): void;
  accept(): void;
  decline(): void;
  /** Takes the place of this side's engine that is gone. */
  rejoin(): void;
  hangUp(): void;
  /**
   * The page goes away and takes its end of the call along; what rings here, or another tab holds, goes on. So does an
   * answered call that is kept: the page may be loaded anew.
   */
  leave(): void;
  /** Asks for the microphone before it is needed, so that a call that is about to come is answered without a question. */
  allow(): void;
  setMuted(muted: boolean): void;
  chooseMicrophone(id: string | null): void;
  /** Reads again what was remembered, where that comes late. */
  recall(): void;
  /** Changes what is done to the microphone's sound, in the middle of a call too. */
  setSwitches(switches: SoundSwitches): void;
  /** Puts away what ended or was refused. */
  dismiss(): void;
  close(): void;
}
