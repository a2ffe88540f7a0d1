import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionState } from '../../../shared/client/transport/connection.ts';
import { useRoom } from '../chat/context.ts';
import { doubtLine } from './doubt-line.ts';
import { LateIcon } from './late-icon.tsx';

/** A blink of the network is not worth a word. */
const graceMs = 1_500;

const onLine = (): boolean => navigator.onLine;

/** A calm line that says that the router cannot be reached and that nothing is lost by it. */
export function Strip({ connection }: { connection: ConnectionState }): JSX.Element | null {
  const { words, messenger, presence } = useRoom();
  const [silent, setSilent] = useState(false);
  const [late, setLate] = useState(false);
  const [online, setOnline] = useState(onLine);
  const away = silent || connection.kind === 'connecting' || connection.kind === 'reconnecting';

  useEffect(() => {
    const doubt = doubtLine(presence.connection, presence.clock);
    const stop = doubt.subscribe(() => setSilent(doubt.getSnapshot()));
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') doubt.used();
    };
    // In passing: what the press does is its own matter.
    addEventListener('click', doubt.used, true);
    addEventListener('keydown', key, true);
    return () => {
      removeEventListener('click', doubt.used, true);
      removeEventListener('keydown', key, true);
      stop();
      doubt.close();
    };
  }, [presence]);
  useEffect(() => {
    setLate(false);
    if (!away) return;
    const timer = setTimeout(() => setLate(true), graceMs);
    return () => clearTimeout(timer);
  }, [away]);
  useEffect(() => {
    const look = (): void => setOnline(onLine());
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);

  if (connection.kind === 'refused') {
    const old = connection.error.code === 'too_old';
    return (
      <div class="strip" role="status">
        <span>{words.say(old ? 'strip.tooOld' : 'strip.refused')}</span>
        <button class="link" type="button" onClick={old ? () => location.reload() : messenger.reconnect}>
          {words.say(old ? 'strip.reload' : 'strip.retry')}
        </button>
      </div>
    );
  }
  return (
    <div class="strip" role="status" hidden={!away || !late}>
      {away && late && (
        <>
          <LateIcon name={online ? 'retry' : 'offline'} size={18} />
          <span>{words.say(online ? 'strip.reconnecting' : 'strip.offline')}</span>
        </>
      )}
    </div>
  );
}
