import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import { reportCalls } from '../../../shared/client/media/report-call.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { useRoom } from '../chat/context.ts';
import { useReadable } from '../chat/use-readable.ts';
import type { CallWords } from '../locales/words.ts';

/** Whose calls the router hears of already: once is enough, however often the lines are drawn. */
const told = new WeakSet<CallEngine>();

/** What is told while somebody talks; comes with the first sound, and from then on the router hears how it sounds. */
export function CallLines({ engine, words }: { engine: CallEngine; words: CallWords }): JSX.Element {
  const { presence } = useRoom();
  const { quality } = useReadable(engine);
  const [mayBeHeard, setMayBeHeard] = useState(false);
  if (!told.has(engine)) {
    told.add(engine);
    reportCalls({ engine, side: 'visitor', timers: browserTimers, port: presence.connection });
  }
  useEffect(() => {
    void presence.connection.request('call.notices', {}).then((answer) => {
      if (answer.ok) setMayBeHeard(answer.data.mayBeHeard);
    });
  }, [presence]);
  return (
    <>
      {(quality === 'fair' || quality === 'poor') && (
        <p class="call-line" role="status">
          <span class={`call-bars call-bars-${quality}`} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {words.say('call.weak')}
        </p>
      )}
      {mayBeHeard && <p class="call-line">{words.say('call.heard')}</p>}
    </>
  );
}
