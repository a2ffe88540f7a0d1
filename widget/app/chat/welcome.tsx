import type { JSX } from 'preact';
import { canSpeak } from './can-speak.ts';
import { useRoom } from './context.ts';
import { Icon } from './icons.tsx';
import { BotFace } from './message.tsx';
import type { MessengerView } from './messenger.ts';
import { RichText } from './rich-text.tsx';

/** A message that stands on screen before there is a conversation that has it. */
const Said = ({ mine, text }: { mine: boolean; text: string }): JSX.Element => (
  <div class={`said said-first said-last ${mine ? 'said-mine' : 'said-theirs'}`}>
    {!mine && <BotFace />}
    <div class="bubble">
      <RichText text={text} />
    </div>
  </div>
);

/** The greeting and the visitor's choice, until the conversation shows both itself. */
export function Chosen({ view }: { view: MessengerView }): JSX.Element | null {
  const { words } = useRoom();
  const { starting, experience, lines } = view;
  if (!starting || lines.some((line) => line.kind === 'message')) return null;
  return (
    <>
      <Said mine={false} text={experience?.greeting ?? words.say('welcome.greeting')} />
      <Said mine text={starting.label} />
    </>
  );
}

/** The choices of the experience: the answers most visitors have, each with what comes of it. */
export function Choices({ view }: { view: MessengerView }): JSX.Element {
  const { words, messenger, presence } = useRoom();
  const { site, keeping } = presence;
  const { experience, starting, state } = view;
  const talk = words.say(state?.repsAvailable ? 'welcome.talkHere' : 'welcome.talkAway');
  return (
    <>
      <div class="choices">
        {experience?.choices.map(({ id, label }) =>
          id === 'call' && !(canSpeak && state?.canCall) ? null : (
            <button
              key={id}
              class="choice"
              type="button"
              disabled={view.consenting}
              onClick={() => messenger.choose(id, label)}
            >
              <Icon name={id === 'book' ? 'calendar' : id === 'call' ? 'phone' : 'talk'} size={22} />
              <span class="choice-text">
                <span class="choice-label" dir="auto">
                  {label}
                </span>
                <span class="choice-hint">{id === 'book' ? words.say('welcome.book') : talk}</span>
              </span>
              <Icon name="next" size={16} />
            </button>
          ),
        )}
      </div>
      {site.consent === 'ask' && !view.consenting && (
        <label class="remember">
          <input
            type="checkbox"
            checked={keeping.getSnapshot() === 'yes'}
            onChange={({ currentTarget }) => messenger.answerConsent(currentTarget.checked)}
          />
          {words.say('consent.alone')}
        </label>
      )}
      {starting?.failed && (
        <p class="problem" role="alert">
          {words.say('action.failed')}
        </p>
      )}
    </>
  );
}
