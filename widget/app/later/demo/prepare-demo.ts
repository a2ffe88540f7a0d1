import { type ComponentType, h, render } from 'preact';
import { createDemoGuest } from '../../../../shared/client/demo/demo-guest.ts';
import { createIds } from '../../../../shared/client/ids.ts';
import { openSimplePeer } from '../../../../shared/client/media/open-simple-peer.ts';
import { browserTimers } from '../../../../shared/client/timers.ts';
import { systemClock } from '../../../../shared/domain/clock.ts';
import { addStyles } from '../../chat/add-styles.ts';
import { type Room, RoomContext } from '../../chat/context.ts';
import { loadPart } from '../../locales/load-words.ts';
import { createWords, type DemoWords } from '../../locales/words.ts';
import { createValue } from '../../presence/value.ts';
import styles from '../../style/demo.css?url';
import { savesData } from '../saves-data.ts';
import { demoGuards } from './demo-guards.ts';
import { DemoCard, type DemoProps, DemoStage } from './demo-view.tsx';

/** One guest a messenger, however often its chunk is asked for. */
const prepared = new WeakMap<Room, Promise<ComponentType>>();

/** A word of this tab alone, which outlives a page that is loaded anew; a browser that blocks storage keeps none. */
const tabWord = (key: string) => ({
  get(): string | null {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(word: string | null): void {
    try {
      if (word) sessionStorage.setItem(key, word);
      else sessionStorage.removeItem(key);
    } catch {
      // Blocked: the visitor is asked again.
    }
  },
});

const prepare = async (room: Room): Promise<ComponentType> => {
  const { presence } = room;
  const { tongue } = room.words;
  const [said] = await Promise.all([loadPart(tongue, 'demo'), addStyles(document, styles)]);
  const words: DemoWords = createWords(tongue, said);
  presence.learn(demoGuards);
  const call = tabWord(`foyer:call:${presence.siteKey}`);
  const guest = createDemoGuest({
    port: presence.connection,
    // Who saves data sees the picture as sharp, and less often.
    openPeer: (options, events) =>
      openSimplePeer({ ...options, ...(savesData() ? { picturesKbps: 600 } : {}) }, events),
    timers: browserTimers,
    ids: createIds(systemClock),
    nothing: () => new MediaStream(),
    kept: tabWord(`foyer:demo:${presence.siteKey}`),
    inCall: (callId) => call.get()?.startsWith(callId) ?? false,
  });
  const props: DemoProps = { guest, words, large: createValue(true) };
  // Beside the messenger: what is shown takes the page, and no pane may cut it off.
  const stage = document.body.appendChild(document.createElement('div'));
  render(h(RoomContext, { value: room, children: h(DemoStage, props) }), stage);
  return () => h(DemoCard, props);
};

/** Brings what demos need and answers their part of the conversation. */
export function prepareDemo(room: Room): Promise<ComponentType> {
  const known = prepared.get(room) ?? prepare(room);
  prepared.set(room, known);
  // A style sheet or words that did not come are asked for again.
  known.catch(() => prepared.delete(room));
  return known;
}
