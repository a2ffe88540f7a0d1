import { useEffect, useRef } from 'react';
import { type Hear, hearMicrophone, hearStream } from '../../../shared/client/media/hear-stream.ts';
import { meterLevel } from '../../../shared/client/media/meter-level.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';

const ears: Record<'own' | 'theirs', Hear> = { own: hearMicrophone, theirs: hearStream };

interface LevelMeterProps {
  stream: MediaStream | null;
  /** The own microphone is heard muted too. */
  of: 'own' | 'theirs';
  label: string;
  className?: string;
}

/** How loud it is, as a bar that needs no words. */
export function LevelMeter({ stream, of, label, className = 'w-12' }: LevelMeterProps) {
  const { timers } = useWorkspace();
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (stream === null) return;
    const draw = (full: number): void => bar.current?.style.setProperty('scale', `${full.toFixed(2)} 1`);
    const stop = meterLevel(() => ears[of](stream), timers, draw);
    return () => {
      stop();
      draw(0);
    };
  }, [stream, of, timers]);
  return (
    <span
      role="img"
      aria-label={label}
      className={cx('block h-1 shrink-0 overflow-hidden rounded-full bg-press', className)}
    >
      <span
        ref={bar}
        style={{ scale: '0 1' }}
        className="block h-full origin-left rounded-full bg-accent transition-[scale] duration-100 rtl:origin-right"
      />
    </span>
  );
}
