import type { JSX } from 'preact';
import { useRoom } from './context.ts';
import { Icon } from './icons.tsx';
import { BotFace } from './message.tsx';
import type { MessengerView } from './messenger.ts';
import { RichText } from './rich-text.tsx';

/** A message that stands on screen before there is a conversation that has it. */
const Said = ({ mine, text, failed }: { mine: boolean; text: string; failed?: boolean }): JSX.Element => (
  <div class={`said said-first said-last ${mine ? 'said-mine' : 'said-theirs'}`}>
    {!mine && <BotFace />}
    <p class={`bubble${mine && !failed ? ' bubble-pending' : ''}`}>
      <RichText text={text} />
    </p>
  </div>
);

/** The greeting, and the visitor's choice until the conversation shows both itself. */
export function Greeting({ view }: { view: MessengerView }): JSX.Element | null {
  const { words } = useRoom();
  const { starting, experience, lines } = view;
  if (lines.some((line) => line.kind === 'message')) return null;
  return (
    <>
      <Said mine={false} text={experience?.greeting ?? words.say('welcome.greeting')} />
      {starting && <Said mine text={starting.label} failed={starting.failed} />}
    </>
  );
}

/** The choices of the experience: the answers most visitors have. */
export function Choices({ view }: { view: MessengerView }): JSX.Element | null {
  const { words, messenger } = useRoom();
  const { experience, starting, lines, phase } = view;
  const free = phase === 'welcome' && lines.length === 0 && (starting === null || starting.failed);
  if (!experience || !free) return null;
  return (
    <>
      {starting?.failed && (
        <p class="problem" role="alert">
          {words.say('action.failed')}
        </p>
      )}
      <div class="choices">
        {experience.choices.map(({ id, label }) => (
          <button
            key={id}
            class="choice"
            type="button"
            disabled={view.consenting}
            onClick={() => messenger.choose(id, label)}
          >
            <Icon name={id === 'book' ? 'calendar' : 'talk'} />
            <span dir="auto">{label}</span>
            <Icon name="next" size={16} />
          </button>
        ))}
      </div>
    </>
  );
}
