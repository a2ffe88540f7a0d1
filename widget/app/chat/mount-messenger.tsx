import { render } from 'preact';
import { lateStore } from '../../../shared/client/delivery/late-store.ts';
import { openTabClaims } from '../../../shared/client/delivery/tab-claims.ts';
import { createIds } from '../../../shared/client/ids.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { loadPart } from '../locales/load-words.ts';
import { createWords, type Words } from '../locales/words.ts';
import type { Mounted, Presence } from '../presence/presence.ts';
import styles from '../style/messenger.css?url';
import { addStyles } from './add-styles.ts';
import { bring } from './bring.ts';
import { RoomContext } from './context.ts';
import { createMessenger } from './create-messenger.ts';
import { Panel } from './panel.tsx';

/** Builds the messenger into the frame's page, closed; `focus` puts the visitor where they can begin. */
export async function mountMessenger(presence: Presence, document: Document): Promise<Mounted> {
  const [said] = await Promise.all([loadPart(presence.tongue, 'messenger'), addStyles(document, styles)]);
  const words: Words = createWords(presence.tongue, said);
  const stage = document.querySelector('.stage');
  if (!stage) throw new Error('the frame’s page has no .stage');
  const ids = createIds(systemClock);
  const messenger = createMessenger({
    presence,
    // What is written before the chunk is there waits for it in memory; the visitor writes and sends meanwhile.
    store: lateStore(
      bring(() => import('../later/kept-store.ts')).then(({ openKeptStore }) =>
        openKeptStore(presence, messenger.lane),
      ),
    ),
    claims: openTabClaims(`foyer:${presence.siteKey}`, ids.next(), navigator.locks),
    clock: systemClock,
    timers: browserTimers,
    ids,
    random: Math.random,
  });
  // A browser opens a dropped file itself, and the messenger would be gone for it.
  for (const type of ['dragover', 'drop'] as const)
    addEventListener(type, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
  if (presence.site.look.sound)
    void bring(() => import('../later/chime.ts')).then(({ chimeForNews }) => chimeForNews(messenger, presence));
  render(
    <RoomContext value={{ words, presence, messenger }}>
      <Panel />
    </RoomContext>,
    stage,
  );
  return {
    messenger,
    focus() {
      // A keyboard that jumps up over a phone's greeting is no welcome.
      const wanted = presence.full.getSnapshot() ? '.panel' : '.panel textarea';
      // What was opened in this turn is drawn before the next frame.
      requestAnimationFrame(() => {
        (stage.querySelector<HTMLElement>(wanted) ?? stage.querySelector<HTMLElement>('.panel'))?.focus();
      });
    },
  };
}
