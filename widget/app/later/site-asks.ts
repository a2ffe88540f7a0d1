import { isTransient } from '../../../shared/protocol/error-codes.ts';
import type { SiteMessenger } from '../chat/messenger.ts';
import { flag, shape } from '../guards/shape.ts';
import type { HostAsk } from '../presence/host-link.ts';
import type { Presence } from '../presence/presence.ts';
import { toldByForm } from './told-by-form.ts';

/** What of the asks the router hears, by the request it is. */
const requests = {
  identify: 'visitor.identify',
  attributes: 'visitor.attributes',
  track: 'visitor.track',
} as const;

const kept = shape({ kept: flag });
/** Guards of what the router answers to them. */
export const siteGuards = {
  outputs: { 'visitor.identify': shape({ anew: flag }), 'visitor.attributes': kept, 'visitor.track': kept },
  pushes: {},
};

const againMs = 5_000;

interface Ground {
  presence: Pick<Presence, 'connection' | 'learn' | 'happened'>;
  after(ms: number, run: () => void): void;
  /** This browser was somebody else so far. */
  anew(): void;
  /** Opens the messenger; null where it did not come. */
  messenger(): Promise<SiteMessenger | null>;
}

/** The choice as if the visitor had pressed it, once it is known how it reads. */
const chooseSoon = (messenger: SiteMessenger, choice: 'talk' | 'book'): void => {
  const found = messenger.getSnapshot().experience?.choices.find(({ id }) => id === choice);
  if (found) messenger.choose(choice, found.label);
  else {
    const drop = messenger.subscribe(() => {
      drop();
      chooseSoon(messenger, choice);
    });
  }
};

const wish = (messenger: SiteMessenger, { ask, data }: HostAsk): void => {
  // Where a conversation runs, nothing is said in the visitor's name.
  if (messenger.conversationId()) {
    if (ask === 'book') messenger.showBooker(true);
  } else if (typeof data.text === 'string') void messenger.send(data.text);
  else {
    if (messenger.getSnapshot().conversation) messenger.restart();
    if (ask !== 'experience') chooseSoon(messenger, ask === 'book' ? 'book' : 'talk');
  }
};

/** Does what the site's own scripts ask: tells the router of the visitor, one after the other, and works the messenger. */
export function createSiteAsks({ presence, after, anew, messenger }: Ground): (ask: HostAsk) => void {
  const { connection, learn, happened } = presence;
  const queue: { ask: keyof typeof requests; data: HostAsk['data'] }[] = [];
  let sending = false;
  learn(siteGuards);

  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (let next = queue[0]; next && connection.getSnapshot().kind === 'connected'; next = queue[0]) {
      // The router parses what the page said; nobody before it needs to know what may stand in it.
      const result = await connection.request(requests[next.ask], next.data as never);
      if (!result.ok && isTransient(result.error.code)) {
        after(againMs, () => void send());
        break;
      }
      queue.shift();
      if (!result.ok) {
        const { code, detail } = result.error;
        happened('refused', { ask: next.ask, code, why: detail?.why ?? '' });
      } else if ('anew' in result.data && result.data.anew) anew();
    }
    sending = false;
  };
  connection.subscribe(() => void send());

  return (asked) => {
    if (asked.ask === 'leave') anew();
    else if (asked.ask === 'form') {
      const { attributes, ...who } = toldByForm(asked.data.fields);
      if (Object.keys(who).length > 0) queue.push({ ask: 'identify', data: who });
      if (Object.keys(attributes).length > 0) queue.push({ ask: 'attributes', data: { attributes } });
      void send();
    } else if (Object.hasOwn(requests, asked.ask)) {
      queue.push({ ask: asked.ask as keyof typeof requests, data: asked.data });
      void send();
    } else void messenger().then((opened) => opened && wish(opened, asked));
  };
}
