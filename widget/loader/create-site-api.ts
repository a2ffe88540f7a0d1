import type { HostMessage } from '../../shared/protocol/visitor/host-frame.ts';
import type { Foyer, FoyerEvents } from './foyer.ts';
import type { Field } from './read-form.ts';

type Ask = Extract<HostMessage, { foyer: 'ask' }>;
type Listeners = { [E in keyof FoyerEvents]?: Set<(data: FoyerEvents[E]) => void> };

/** All there is to listen for; what is misspelt would never be heard. */
const events: Record<keyof FoyerEvents, true> = {
  ready: true,
  opened: true,
  closed: true,
  unread: true,
  conversation: true,
  meeting: true,
  messageSent: true,
  messageReceived: true,
  emailGiven: true,
  callStarted: true,
  callEnded: true,
  conversationEnded: true,
  refused: true,
};

interface Ground {
  command(name: 'open' | 'close'): void;
  /** Tells the frame; false where it is not there yet. */
  tell(wish: Ask): boolean;
}

/** What a site's scripts hold in their hands, and what of it the frame has yet to hear. */
export function createSiteApi({ command, tell }: Ground) {
  /** Who the visitor is and what is known of them is told to every frame that begins; the rest is told once. */
  const said: { identify?: Ask; attributes?: Ask; listen?: Ask } = {};
  const waiting: Ask[] = [];
  const listeners: Listeners = {};

  const ask = (what: Ask['ask'], data: Ask['data'] = {}): void => {
    let wish: Ask;
    // A copy: what cannot be sent is refused before it could stand in the way of the rest.
    try {
      wish = structuredClone({ foyer: 'ask', ask: what, data });
    } catch {
      refuse(what, 'data');
      return;
    }
    const stays = what === 'identify' || what === 'attributes' || what === 'listen';
    if (stays) said[what] = wish;
    if (!tell(wish) && !stays) waiting.push(wish);
  };

  const refuse = (what: string, why: string): void => happened('refused', { ask: what, code: 'bad_request', why });

  const happened = <E extends keyof FoyerEvents>(event: E, data: FoyerEvents[E]): void => {
    const heard = [...(listeners[event] ?? [])];
    // biome-ignore lint/suspicious/noConsole: whoever wrote the page and does not listen reads it where they look
    if (event === 'refused' && heard.length === 0) console.warn('Foyer', event, data);
    for (const listener of heard) {
      // What breaks in a page's own listener is the page's to see, and nobody else's to suffer.
      try {
        listener(data);
      } catch (error) {
        reportError(error);
      }
    }
  };

  const foyer: Foyer = {
    open: () => command('open'),
    close: () => command('close'),
    identify(identity) {
      if (typeof identity === 'string') refuse('identify', 'object');
      else if (identity) {
        // Said of whoever it was before.
        if (said.identify) delete said.attributes;
        ask('identify', { ...identity });
      } else {
        delete said.identify;
        delete said.attributes;
        ask('leave');
      }
    },
    track: (name, properties = {}) => ask('track', { name, properties }),
    setAttributes(attributes) {
      if (typeof attributes !== 'object') return refuse('attributes', 'object');
      const { attributes: known } = (said.attributes?.data ?? {}) as { attributes?: object };
      ask('attributes', { attributes: { ...known, ...attributes } });
    },
    startConversation: (text) => ask('talk', text ? { text } : {}),
    startExperience: (id) => ask('experience', id ? { id } : {}),
    bookMeeting: () => ask('book'),
    on<E extends keyof FoyerEvents>(event: E, listener: (data: FoyerEvents[E]) => void) {
      if (!Object.hasOwn(events, event) || typeof listener !== 'function') {
        refuse('on', String(event));
        return () => false;
      }
      const known: Set<typeof listener> = listeners[event] ?? new Set();
      (listeners as Record<E, typeof known>)[event] = known.add(listener);
      // What is told of the talk itself is code that a page which does not listen never loads.
      if (/^(message|email|call|conv.*E)/.test(event) && !said.listen) ask('listen');
      return () => known.delete(listener);
    },
    push(call) {
      const [method = '', ...given] = Array.isArray(call) ? call : [];
      const act = Object.hasOwn(foyer, method) && (foyer[method as keyof Foyer] as (...all: unknown[]) => void);
      if (act && method !== 'push') act(...given);
      else refuse(String(method), 'unknown');
    },
  };

  return {
    tellForm: (fields: Field[]) => ask('form', { fields }),
    foyer,
    happened,
    /** What a frame that begins has to hear. */
    untold: (): Ask[] =>
      [said.listen, said.identify, said.attributes, ...waiting.splice(0)].filter((wish) => wish !== undefined),
  };
}
