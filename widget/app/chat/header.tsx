import type { JSX } from 'preact';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { CallSlot } from './call-slot.tsx';
import { useRoom } from './context.ts';
import { Faces } from './face.tsx';
import { Icon } from './icons.tsx';
import type { MessengerView } from './messenger.ts';
import { useLate } from './use-late.ts';
import { useReadable } from './use-readable.ts';

/** Who is there: the rep and whom they asked in, else the company's logo, or who could be. */
const Who = ({ people, logo }: { people: readonly PersonRef[]; logo: string | null }): JSX.Element | null =>
  logo ? (
    <img class="face" src={logo} alt="" width={40} height={40} />
  ) : people.length > 0 ? (
    <Faces people={people} size={people.length > 1 ? 36 : 40} />
  ) : null;

/** From so many characters on a greeting is set smaller: it must leave room for what can be chosen. */
const longGreeting = 60;

/** The messenger's head: faces and one honest line, the way back, the way out; before a talk it is the greeting. */
export function Header({ view, welcome }: { view: MessengerView; welcome: boolean }): JSX.Element {
  const room = useRoom();
  const { words, presence, messenger } = room;
  const Data = useLate(true, () =>
    import('../later/prepare-privacy.ts').then(({ preparePrivacy }) => preparePrivacy(room)),
  );
  const { site } = presence;
  const { look } = site;
  const { state } = view;
  const rep = view.phase === 'active' && state?.rep;
  const people = rep ? [rep, ...(view.conversation?.guests ?? [])] : (state?.faces ?? []);
  const greeting = view.experience?.greeting ?? words.say('welcome.greeting');
  // No more than is true: who has no line knows of nobody.
  const online = useReadable(presence.connection).kind === 'connected' && state;
  const here = online && (rep ? rep.connected : state.repsAvailable);
  const said = rep ? (here ? 'with' : 'steppedAway') : here ? 'here' : 'away';
  return (
    <header class={welcome ? 'head head-welcome' : 'head'}>
      {view.booking ? (
        <button
          class="head-button"
          type="button"
          aria-label={words.say('panel.back')}
          onClick={() => messenger.showBooker(false)}
        >
          <Icon name="back" size={22} />
        </button>
      ) : (
        <Who people={people} logo={rep ? null : look.logo} />
      )}
      <div class="head-text">
        <h1 id="messenger-title">
          <bdi>
            {view.booking
              ? words.say('booker.title')
              : rep
                ? people.map(({ name }) => name).join('\n')
                : words.say('header.title', { site: site.name })}
          </bdi>
        </h1>
        {!view.booking && (
          <p class={here ? 'head-line head-line-here' : 'head-line'}>
            {words.say(`header.${online ? said : 'connecting'}`)}
          </p>
        )}
      </div>
      <CallSlot view={view} />
      {Data && <Data />}
      <button
        class="head-button head-close"
        type="button"
        aria-label={words.say('panel.close')}
        onClick={presence.close}
      >
        <Icon name={presence.full.getSnapshot() ? 'cross' : 'close'} size={22} />
      </button>
      {welcome && look.team && <img class="team" src={look.team} alt="" />}
      {welcome && (
        <p class={greeting.length > longGreeting ? 'greeting greeting-long' : 'greeting'} dir="auto">
          {greeting}
        </p>
      )}
    </header>
  );
}
