import { type ComponentType, h } from 'preact';
import { createIds } from '../../../shared/client/ids.ts';
import { createCallEngine } from '../../../shared/client/media/create-call-engine.ts';
import { keptCall } from '../../../shared/client/media/kept-call.ts';
import { browserMicrophones } from '../../../shared/client/media/microphone.ts';
import { openSilence } from '../../../shared/client/media/open-silence.ts';
import { openSimplePeer } from '../../../shared/client/media/open-simple-peer.ts';
import { saidAhead } from '../../../shared/client/media/said-ahead.ts';
import { allSwitchesOn } from '../../../shared/client/media/sound-switches.ts';
import { browserTimers } from '../../../shared/client/timers.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { addStyles } from '../chat/add-styles.ts';
import { canSpeak } from '../chat/can-speak.ts';
import type { Room } from '../chat/context.ts';
import type { MessengerView } from '../chat/messenger.ts';
import styles from '../style/call.css?url';
import { callGuards } from './call-guards.ts';
import { CallPanel, type Expected, expectedMs } from './call-panel.tsx';
import { loadCallWords } from './load-call-words.ts';

type Prepared = ComponentType<{ view: MessengerView }>;

/** One engine a messenger, however often its chunk is asked for. */
const prepared = new WeakMap<
  Room,
  Promise<{ panel: Prepared; expected: Expected; start(conversationId: string): void }>
>();

const prepare = async (room: Room) => {
  const { presence, words } = room;
  const [say, { rememberSound }] = await Promise.all([
    loadCallWords(words),
    import('../sound/remembered-sound.ts'),
    addStyles(document, styles),
  ]);
  presence.learn(callGuards);
  const sound = rememberSound(presence, allSwitchesOn);
  const microphones = browserMicrophones(navigator.mediaDevices);
  const engine = createCallEngine({
    ...sound,
    port: saidAhead(presence.connection, browserTimers),
    side: 'visitor',
    microphones,
    openPeer: openSimplePeer,
    openSilence,
    hidden: () => document.hidden,
    timers: browserTimers,
    ids: createIds(systemClock),
    kept: keptCall(() => sessionStorage, `foyer:call:${presence.siteKey}`),
  });
  // A page that goes away takes what rings along; an answered call is taken up by the next page.
  addEventListener('pagehide', engine.leave);
  const expected = { until: 0 };
  const panel: Prepared = ({ view }) => h(CallPanel, { view, engine, expected, sound, microphones, words: say });
  return { panel, expected, start: engine.start };
};

/**
 * Brings what calls need and answers their part of the header; a conversation is called at once. `true` is a visitor who asked to
 * be called: a rep may have taken them before this was here.
 */
export async function prepareCall(room: Room, wanted: string | boolean | undefined): Promise<Prepared> {
  if (!canSpeak) return (await import('../later/decline-calls.ts')).declineCalls(room);
  const known = prepared.get(room) ?? prepare(room);
  prepared.set(room, known);
  // A style sheet or words that did not come are asked for again at the next press.
  known.catch(() => prepared.delete(room));
  const { panel, expected, start } = await known;
  if (wanted === true) expected.until = room.presence.clock.now() + expectedMs;
  else if (wanted) start(wanted);
  return panel;
}
