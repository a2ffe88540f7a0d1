import { isTransient } from '../../../shared/protocol/error-codes.ts';
import type { ExperienceChoice as Choice } from '../../../shared/protocol/visitor/contract.ts';
import type { SiteMessenger } from '../chat/messenger.ts';
import { flag, shape } from '../guards/shape.ts';
import type { HostAsk } from '../presence/host-link.ts';
import type { Mounted, Presence } from '../presence/presence.ts';
import { untilItComes } from '../presence/until-it-comes.ts';
import { tellSite } from './tell-site.ts';
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

/** The ways of an experience, by the names a page calls them. */
const choices: readonly Choice[] = ['talk', 'call', 'book'];

interface Ground {
  presence: Pick<Presence, 'connection' | 'state' | 'learn' | 'happened'>;
  /** Runs it in a while. */
  later(run: () => void): void;
  /** This browser was somebody else so far. */
  anew(): void;
  /** Opens the messenger; rejects where it did not come. */
  messenger(): Promise<Pick<Mounted, 'messenger'>>;
}

/** The choice as if the visitor had pressed it, once it is known how it reads; `refuse` where it is not offered now. */
const chooseSoon = (messenger: SiteMessenger, choice: Choice, refuse: () => void): void => {
  const { experience, state } = messenger.getSnapshot();
  const found = experience?.choices.find(({ id }) => id === choice);
  if (experience && state && (!found || (choice === 'call' && !state.canCall))) refuse();
  else if (found && state) messenger.choose(choice, found.label);
  else {
    const drop = messenger.subscribe(() => {
      drop();
      chooseSoon(messenger, choice, refuse);
    });
  }
};

/** What an ask opens: a way of the page's experience, the experience itself (null), or nothing that there is. */
const choiceOf = ({ ask, data }: HostAsk): Choice | null | undefined => {
  if (ask !== 'experience') return ask === 'book' ? 'book' : 'talk';
  return data.id === undefined ? null : choices.find((one) => one === data.id);
};

const wish = (messenger: SiteMessenger, asked: HostAsk, refuse: (code: string) => void): void => {
  const { data } = asked;
  const choice = choiceOf(asked);
  // Where a conversation runs, nothing is said in the visitor's name.
  if (choice === undefined) refuse('not_found');
  else if (messenger.conversationId()) {
    if (choice === 'book') messenger.showBooker(true);
  } else if (typeof data.text === 'string') void messenger.send(data.text);
  else {
    if (messenger.getSnapshot().conversation) messenger.restart();
    if (choice !== null) chooseSoon(messenger, choice, () => refuse('unavailable'));
  }
};

/** Does what the site's own scripts ask: tells the router of the visitor, one after the other, and works the messenger. */
export function createSiteAsks({ presence, later, anew, messenger }: Ground): (ask: HostAsk) => void {
  const { connection, learn, happened } = presence;
  const queue: { ask: keyof typeof requests; data: HostAsk['data'] }[] = [];
  const afterwards: (() => void)[] = [];
  let sending = false;
  let telling = false;
  learn(siteGuards);

  const send = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    for (let next = queue[0]; next && connection.getSnapshot().kind === 'connected'; next = queue[0]) {
      // The router parses what the page said; nobody before it needs to know what may stand in it.
      const result = await connection.request(requests[next.ask], next.data as never);
      if (!result.ok && isTransient(result.error.code)) {
        later(() => void send());
        break;
      }
      queue.shift();
      if (!result.ok) {
        const { code, detail, message } = result.error;
        // What was asked in a wrong way is told by its place: `attributes.plan: …`.
        happened('refused', { ask: next.ask, code, why: detail?.why ?? (code === 'bad_request' ? message : '') });
      } else if ('anew' in result.data && result.data.anew) anew();
    }
    sending = false;
    for (const run of afterwards.splice(0)) run();
  };
  connection.subscribe(() => void send());

  return (asked) => {
    if (asked.ask === 'leave') anew();
    else if (asked.ask === 'listen') {
      if (!telling) tellSite(presence);
      telling = true;
    } else if (asked.ask === 'form') {
      const { attributes, ...who } = toldByForm(asked.data.fields);
      if (Object.keys(who).length > 0) queue.push({ ask: 'identify', data: who });
      if (Object.keys(attributes).length > 0) queue.push({ ask: 'attributes', data: { attributes } });
      void send();
    } else if (Object.hasOwn(requests, asked.ask)) {
      queue.push({ ask: asked.ask as keyof typeof requests, data: asked.data });
      void send();
    } else {
      const refuse = (code: string): void =>
        happened('refused', { ask: asked.ask, code, why: typeof asked.data.id === 'string' ? asked.data.id : '' });
      // Whoever asks for a person is routed by what is known of them: what was said before is told before.
      void untilItComes(messenger, later).then(({ messenger: opened }) => {
        if (sending) afterwards.push(() => wish(opened, asked, refuse));
        else wish(opened, asked, refuse);
      });
    }
  };
}
