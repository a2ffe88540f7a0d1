import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DemoGuest } from '../../../../shared/client/demo/demo-guest.ts';
import { useRoom } from '../../chat/context.ts';
import { useReadable } from '../../chat/use-readable.ts';
import type { DemoWords } from '../../locales/words.ts';
import type { createValue } from '../../presence/value.ts';
import { fillScreen, leaveScreen } from '../fill-screen.ts';
import { Picture } from './picture.tsx';

export interface DemoProps {
  guest: DemoGuest;
  words: DemoWords;
  /** The picture takes the page; else it stands in the conversation. */
  large: ReturnType<typeof createValue<boolean>>;
}

interface ActProps {
  act: () => void;
  label: string;
  main?: boolean;
}

const Act = ({ act, label, main = false }: ActProps): JSX.Element => (
  <button class={main ? 'demo-act demo-act-main' : 'demo-act'} type="button" onClick={act}>
    {label}
  </button>
);

const useDemo = ({ guest, large }: DemoProps) => {
  const { presence } = useRoom();
  const view = useReadable(guest);
  const watching = view.phase === 'opening' || view.phase === 'shown' || view.phase === 'stuck';
  const opened = useReadable(presence.opened);
  const isLarge = useReadable(large);
  const name = view.demo?.rep.name ?? presence.site.name;
  return { ...view, watching, opened, isLarge, name };
};

/** What stands in the conversation: the question, the small picture, how it ended. */
export function DemoCard(props: DemoProps): JSX.Element | null {
  const { guest, words, large } = props;
  const { phase, reason, remote, watching, isLarge, name } = useDemo(props);
  if (phase === 'idle') return null;
  const say = (key: Parameters<DemoWords['say']>[0]): string => words.say(key, { name });
  if (watching) {
    return isLarge ? null : (
      <section class="demo-card" aria-label={say('demo.title')}>
        <Picture stream={remote} label={say('demo.title')} />
        {phase !== 'shown' && <p role="status">{say(phase === 'stuck' ? 'demo.stuck' : 'demo.opening')}</p>}
        <div class="demo-acts">
          <Act act={() => large.set(true)} label={say('demo.larger')} main />
          <Act act={guest.leave} label={say('demo.leave')} />
        </div>
      </section>
    );
  }
  const ended = reason === 'failed' ? 'demo.failed' : reason === 'left' ? 'demo.cut' : 'demo.over';
  return (
    <section class="demo-card" aria-label={say('demo.title')}>
      <p role="alert">{say(phase === 'asked' ? 'demo.ask' : ended)}</p>
      <div class="demo-acts">
        {phase === 'asked' && <Act act={guest.watch} label={say('demo.watch')} main />}
        {phase === 'asked' && <Act act={guest.leave} label={say('demo.decline')} />}
        {phase === 'ended' && <Act act={guest.dismiss} label={say('demo.close')} />}
      </div>
    </section>
  );
}

/** The picture over the page, as large as it can be. */
export function DemoStage(props: DemoProps): JSX.Element | null {
  const { guest, words, large } = props;
  const { presence } = useRoom();
  const { phase, remote, watching, opened, isLarge, name } = useDemo(props);
  const stage = useRef<HTMLElement>(null);
  const shown = watching && opened && isLarge;
  useEffect(() => {
    if (!shown) return;
    presence.peek('wide');
    stage.current?.focus();
    // Neither what is shown lies behind a face, nor the messenger on the whole screen after it.
    leaveScreen();
    return () => {
      leaveScreen();
      presence.peek(null);
    };
  }, [shown, presence]);
  // The next one begins large; a messenger that is closed leaves the page to its reader.
  useEffect(() => {
    if (!watching) large.set(true);
    else if (!opened) large.set(false);
  }, [watching, opened, large]);
  if (!shown) return null;
  const say = (key: Parameters<DemoWords['say']>[0]): string => words.say(key, { name });
  return (
    <section
      ref={stage}
      class="demo-stage"
      tabIndex={-1}
      aria-label={say('demo.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        large.set(false);
      }}
    >
      <header class="demo-head">
        <p role="status">
          <bdi>{say(phase === 'stuck' ? 'demo.stuck' : phase === 'opening' ? 'demo.opening' : 'demo.title')}</bdi>
        </p>
        <div class="demo-acts">
          <Act
            // Not the stage alone: faces lie beside it.
            act={() => fillScreen(document.documentElement, stage.current?.querySelector('video') ?? null, presence)}
            label={say('demo.full')}
          />
          <Act act={() => large.set(false)} label={say('demo.smaller')} />
          <Act act={guest.leave} label={say('demo.leave')} />
        </div>
      </header>
      <Picture stream={remote} label={say('demo.title')} />
    </section>
  );
}
