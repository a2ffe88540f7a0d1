import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import { loadPart } from '../locales/load-words.ts';
import { createWords, type TeaserWords } from '../locales/words.ts';
import type { Presence } from '../presence/presence.ts';
import styles from '../style/teaser.css?url';
import { type TeaserCard, teaserCard } from './teaser-card.ts';
import { teaserClip } from './teaser-clip.ts';
import { keptNote } from './teaser-note.ts';
import { whenSeen } from './when-seen.ts';

/** Room of the shadow around the card. */
const shadow = 16;
/** And around the launcher, with its badge. */
const launcherRoom = 20;

const addSheet = (document: Document): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: styles });
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error('the style sheet did not come'));
    };
    document.head.append(link);
  });

interface Shown {
  readonly teaser: Teaser;
  readonly card: TeaserCard;
  drop(): void;
}

/**
 * Shows a rep's first word to a visitor who did not ask: beside the launcher, or inside the messenger where that is open.
 * Made with the first teaser; from then on it follows the state by itself.
 */
export async function mountTeaser(presence: Presence, document: Document): Promise<void> {
  const { tongue } = presence;
  const [said] = await Promise.all([loadPart(tongue, 'teaser'), addSheet(document)]);
  const words: TeaserWords = createWords(tongue, said);
  const { connection, state, opened, site } = presence;
  /** Told to the router already, or still to be told again where the network went. */
  const told = new Set<string>();
  /** Closed here: not shown again, whatever an older state says. */
  const closed = new Set<string>();
  let shown: Shown | null = null;

  const tell = (event: 'pounce.delivered' | 'pounce.seen' | 'pounce.closed', id: string): void => {
    const key = `${event} ${id}`;
    if (told.has(key)) return;
    told.add(key);
    void connection.request(event, { id }).then(({ ok }) => {
      if (!ok) told.delete(key);
    });
  };

  const place = (): void => {
    const root = shown?.card.root;
    root?.toggleAttribute('data-inside', opened.getSnapshot());
    if (!root || opened.getSnapshot()) {
      presence.peek(null);
      return;
    }
    // Where it comes to rest, not where it is while it moves in.
    const { offsetLeft, offsetTop, offsetWidth } = root;
    const page = document.documentElement;
    const onLeft = page.hasAttribute('data-left');
    const width = onLeft ? offsetLeft + offsetWidth : page.clientWidth - offsetLeft;
    const launcher = document.querySelector<HTMLElement>('.launcher');
    const { offsetLeft: from, offsetTop: top, offsetWidth: wide } = launcher ?? root;
    presence.peek(
      teaserClip({
        onLeft,
        width: shadow + width,
        height: shadow + page.clientHeight - offsetTop,
        launcher: {
          top: page.clientHeight - top,
          far: launcherRoom + (onLeft ? from + wide : page.clientWidth - from),
        },
      }),
    );
  };

  const hide = (): void => {
    shown?.drop();
    shown?.card.root.remove();
    shown = null;
    presence.peek(null);
  };

  const reply = async (teaser: Teaser, card: TeaserCard, text: string): Promise<void> => {
    card.setFailed(false);
    card.setBusy(true);
    // One reply per teaser: its own id makes a resend the same conversation.
    const by = { kind: 'pounce_reply' as const, pounceId: teaser.id, text };
    const started = await connection.request('conversation.start', { clientId: teaser.id, by });
    card.setBusy(false);
    if (!started.ok) {
      card.setFailed(true);
      return;
    }
    closed.add(teaser.id);
    keptNote(presence, teaser.id).forget();
    if (shown?.card === card) hide();
    presence.open();
  };

  const show = (teaser: Teaser): void => {
    const note = keptNote(presence, teaser.id);
    const card = teaserCard(teaser, site.name, words, note.draft(), {
      close() {
        closed.add(teaser.id);
        note.forget();
        tell('pounce.closed', teaser.id);
        hide();
        document.querySelector<HTMLElement>('.launcher:not([hidden]), .panel:not([hidden])')?.focus();
      },
      reply: (text) => void reply(teaser, card, text),
      typed: note.keep,
    });
    document.body.append(card.root);
    const sizes = new ResizeObserver(place);
    sizes.observe(card.root);
    const dropSeen = whenSeen(card.root, () => tell('pounce.seen', teaser.id));
    shown = {
      teaser,
      card,
      drop() {
        sizes.disconnect();
        dropSeen();
      },
    };
    place();
    if (!note.announced()) card.announce();
    note.keep(note.draft());
  };

  const follow = (): void => {
    const teaser = state.getSnapshot()?.pounce ?? null;
    if (teaser && closed.has(teaser.id)) {
      // The router has not heard of it yet: the network was gone when it was closed.
      if (shown === null) tell('pounce.closed', teaser.id);
      return;
    }
    if (shown?.teaser.id !== teaser?.id) {
      hide();
      if (teaser) show(teaser);
    }
    if (teaser) tell('pounce.delivered', teaser.id);
  };

  opened.subscribe(place);
  // The page turned from left to right, or back.
  new MutationObserver(place).observe(document.documentElement, { attributeFilter: ['data-left'] });
  state.subscribe(follow);
  follow();
}
