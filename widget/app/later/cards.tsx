import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useRoom } from '../chat/context.ts';
import { Faces } from '../chat/face.tsx';
import { Icon } from '../chat/icons.tsx';
import type { MessengerView } from '../chat/messenger.ts';

/** Who waits sees that people are being asked: never a place in a queue. */
export function Waiting({ view }: { view: MessengerView }): JSX.Element {
  const { words, messenger } = useRoom();
  const faces = view.state?.faces ?? [];
  return (
    <div class="card waiting">
      <div class="waiting-who">
        <span class="waiting-ring" aria-hidden="true" />
        {faces.length > 0 ? (
          <Faces people={faces} size={44} />
        ) : (
          <span class="face face-bot waiting-alone">
            <Icon name="talk" size={24} />
          </span>
        )}
      </div>
      <p class="card-title" role="status">
        {words.say('waiting.title')}
      </p>
      <p class="card-text">{words.say('waiting.hint')}</p>
      {view.mayBook && (
        <button class="button button-quiet" type="button" onClick={() => messenger.showBooker(true)}>
          <Icon name="calendar" size={18} />
          {words.say('waiting.book')}
        </button>
      )}
    </div>
  );
}

/** Nobody could come: the way on is a time that suits. */
export function Overflow(): JSX.Element {
  const { words, messenger } = useRoom();
  return (
    <div class="card">
      <p class="card-text">{words.say('overflow.text')}</p>
      <button class="button" type="button" onClick={() => messenger.showBooker(true)}>
        <Icon name="calendar" size={18} />
        {words.say('overflow.pick')}
      </button>
    </div>
  );
}

/** A conversation that ended is never a dead end. */
export function Closed(): JSX.Element {
  const { words, messenger } = useRoom();
  return (
    <div class="card">
      <p class="card-text">{words.say('closed.text')}</p>
      <div class="card-row">
        <button class="button" type="button" onClick={messenger.restart}>
          {words.say('closed.again')}
        </button>
        <button class="button button-quiet" type="button" onClick={() => messenger.showBooker(true)}>
          {words.say('closed.book')}
        </button>
      </div>
    </div>
  );
}

/** Asked at the first act: what stays in this browser is the visitor's to say. */
export function Consent(): JSX.Element {
  const { words, presence, messenger } = useRoom();
  const { site } = presence;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <fieldset class="card consent">
      <legend class="card-text">{words.say('consent.text', { site: site.name })}</legend>
      <div class="card-row">
        <button ref={first} class="button" type="button" onClick={() => messenger.answerConsent(true)}>
          {words.say('consent.keep')}
        </button>
        <button class="button button-quiet" type="button" onClick={() => messenger.answerConsent(false)}>
          {words.say('consent.once')}
        </button>
      </div>
    </fieldset>
  );
}
