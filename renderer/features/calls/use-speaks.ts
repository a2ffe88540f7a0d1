import { useEffect, useState } from 'react';
import { release } from '../../../shared/client/media/microphone.ts';
import { createSpeechMeter } from '../../../shared/client/media/speech-meter.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

const lookMs = 100;

/** Whether somebody speaks into a microphone that sends nothing; null watches none. */
export function useSpeaks(stream: MediaStream | null): boolean {
  const { timers } = useWorkspace();
  const [speaks, setSpeaks] = useState(false);
  useEffect(() => {
    if (stream === null) return;
    // A track that is switched off is silent for everybody: its twin is listened to, and sent nowhere.
    const twin = stream.clone();
    for (const track of twin.getAudioTracks()) track.enabled = true;
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    analyser.fftSize = 2_048;
    audio.createMediaStreamSource(twin).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const meter = createSpeechMeter();
    let stop = () => {};
    const look = (): void => {
      analyser.getFloatTimeDomainData(samples);
      setSpeaks(meter(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)));
      stop = timers.after(lookMs, look);
    };
    look();
    return () => {
      stop();
      setSpeaks(false);
      release(twin);
      void audio.close();
    };
  }, [stream, timers]);
  return speaks;
}
