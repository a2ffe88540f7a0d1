import { useEffect, useState } from 'react';
import { hearMicrophone, hearStream } from '../../../shared/client/media/hear-stream.ts';
import type { SoundWarning } from '../../../shared/client/media/sound-watch.ts';
import { watchCallSound } from '../../../shared/client/media/watch-call-sound.ts';
import { useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';

/** What is wrong with the sound of the call that runs. */
export function useSoundWarning(): SoundWarning | null {
  const engine = useSlot(callsSlot);
  const { timers, clock } = useWorkspace();
  const [warning, tell] = useState<SoundWarning | null>(null);
  useEffect(
    () => watchCallSound({ engine, timers, clock, hearOwn: hearMicrophone, hearTheirs: hearStream, tell }),
    [engine, timers, clock],
  );
  return warning;
}
