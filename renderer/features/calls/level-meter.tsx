import { useEffect, useRef } from 'react';

/** Speech seldom goes above this; it fills the meter. */
const loud = 0.25;

/** How loud the microphone is, as a bar that needs no words; it stands still for those who want no motion. */
export function LevelMeter({ stream, label }: { stream: MediaStream; label: string }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    analyser.fftSize = 512;
    const source = audio.createMediaStreamSource(stream);
    source.connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = (): void => {
      analyser.getFloatTimeDomainData(samples);
      const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
      bar.current?.style.setProperty('scale', `${Math.min(1, rms / loud).toFixed(2)} 1`);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      source.disconnect();
      void audio.close();
    };
  }, [stream]);
  return (
    <span role="img" aria-label={label} className="h-1 w-12 shrink-0 overflow-hidden rounded-full bg-press">
      <span ref={bar} className="block h-full origin-left rounded-full bg-accent rtl:origin-right" />
    </span>
  );
}
