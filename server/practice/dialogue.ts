import type { SeededRandom } from '../features/demo/seeded-random.ts';
import { type Intent, intentOf } from './intents.ts';
import type { SmallTalk, Topic } from './words/small-talk.ts';

/** What somebody does next in a talk. */
export type Turn =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'give_email' }
  | { readonly do: 'book' }
  | { readonly do: 'call' }
  | { readonly do: 'go' };

export interface Talker {
  readonly name: string | null;
  readonly email: string | null;
  /** Whether they would rather talk than write, when asked. */
  readonly calls: boolean;
}

export interface Dialogue {
  readonly question: string;
  /** What to do about a rep's words; they are read, not ticked off. */
  answer(text: string): Turn[];
  /** When nobody says anything for a while. */
  silence(): Turn[];
  /** When nobody came at all: book a meeting, or say that one will come again. */
  nobodyCame(): Turn[];
  /** After a time was booked. */
  booked(done: boolean): Turn[];
}

const say = (text: string): Turn => ({ do: 'say', text });

/** One visitor's side of a talk: a question, answers to what is really asked back, thanks, a good-bye. */
export const createDialogue = (
  who: Talker,
  topic: Topic,
  talk: SmallTalk,
  random: Pick<SeededRandom, 'next' | 'pick'>,
): Dialogue => {
  const ahead = [...topic.next];
  const done = new Set<Intent | 'thanks' | 'asked_there' | 'booked'>();
  const line = (from: keyof Omit<SmallTalk, 'topics'>): Turn =>
    say(
      random
        .pick(talk[from])
        .replace('{email}', who.email ?? '')
        .replace('{name}', who.name ?? ''),
    );

  const goOn = (): Turn[] => {
    const next = ahead.shift();
    if (next !== undefined) return [say(next)];
    if (!done.has('thanks')) {
      done.add('thanks');
      return [line('thanks')];
    }
    return [line('bye'), { do: 'go' }];
  };

  const reactions: Record<Intent, () => Turn[]> = {
    email: () => (who.email === null ? [line('noEmail')] : [line('email'), { do: 'give_email' }]),
    name: () => [line(who.name === null ? 'noName' : 'name')],
    meeting: () => {
      if (done.has('booked')) return goOn();
      return who.name !== null && who.email !== null ? [line('pickTime'), { do: 'book' }] : [line('noTime')];
    },
    // Some wait to be called, some are quicker.
    call: () =>
      who.calls ? [line('call'), ...(random.next() < 0.4 ? [{ do: 'call' } as const] : [])] : [line('noCall')],
    figures: () => [line('figures')],
    bye: () => [...(done.has('thanks') ? [] : [line('thanks')]), line('bye'), { do: 'go' }],
    hello: () => [line('hello')],
    question: () => [line(random.next() < 0.5 ? 'yes' : 'unsure')],
  };

  return {
    question: topic.question,
    answer: (text) => {
      const intent = intentOf(text);
      // Asked the same a second time, people go on; and a greeting is one only at the beginning.
      const again = intent !== null && intent !== 'question' && done.has(intent);
      const late = intent === 'hello' && ahead.length < topic.next.length;
      if (intent === null || again || late) return goOn();
      done.add(intent);
      const turns = reactions[intent]();
      const mayAddMore = intent === 'figures' || intent === 'question';
      return mayAddMore && ahead.length > 0 && random.next() < 0.5 ? [...turns, ...goOn()] : turns;
    },
    silence: () => {
      if (done.has('thanks')) return [line('bye'), { do: 'go' }];
      if (done.has('asked_there')) return [line('giveUp'), { do: 'go' }];
      done.add('asked_there');
      return [line('there')];
    },
    nobodyCame: () =>
      who.name !== null && who.email !== null && random.next() < 0.6
        ? [{ do: 'book' }]
        : [line('giveUp'), { do: 'go' }],
    booked: (taken) => {
      if (taken) done.add('booked');
      return taken ? [line('booked')] : [line('noTime')];
    },
  };
};
