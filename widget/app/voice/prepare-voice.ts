import type { ComponentType } from 'preact';
import { addStyles } from '../chat/add-styles.ts';
import { loadPart } from '../locales/load-words.ts';
import { createWords, type VoiceWords, type Words } from '../locales/words.ts';
import styles from '../style/voice.css?url';
import { Player, type PlayerProps } from './player.tsx';
import { Recorder, type RecorderProps } from './recorder.tsx';

/** The parts of voice messages, once their chunk is there. */
export interface VoiceParts {
  words: VoiceWords;
  Player: ComponentType<PlayerProps>;
  Recorder: ComponentType<RecorderProps>;
}

let prepared: Promise<VoiceParts> | null = null;

/** Brings what voice messages need, once a page. */
export function prepareVoice({ tongue }: Words): Promise<VoiceParts> {
  prepared ??= Promise.all([loadPart(tongue, 'voice'), addStyles(document, styles)]).then(([said]) => ({
    words: createWords(tongue, said),
    Player,
    Recorder,
  }));
  prepared.catch(() => {
    prepared = null;
  });
  return prepared;
}
