import { browserTimers } from '../../../shared/client/timers.ts';
import { type HearTyping, hearTyping } from '../../../shared/client/typing/hear-typing.ts';
import { createTellTyping, type TellTyping } from '../../../shared/client/typing/tell-typing.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { addStyles } from '../chat/add-styles.ts';
import type { Room } from '../chat/context.ts';
import { loadPart } from '../locales/load-words.ts';
import forms from '../style/forms.css?url';
import styles from '../style/later.css?url';
import { EmojiTool } from './emoji-tool.tsx';
import { EventLine } from './event-line.tsx';
import { Foot } from './foot.tsx';
import { keepFocus } from './keep-focus.ts';
import { OwnMessage } from './own-message.tsx';
import { typingGuards } from './typing-guards.ts';

/** What a talk needs once it has begun: nobody pays for it before the first word. */
export interface LaterParts {
  Foot: typeof Foot;
  Happened: typeof EventLine;
  Emoji: typeof EmojiTool;
  Own: typeof OwnMessage;
  typing: TellTyping;
  heard: HearTyping;
}

const prepared = new WeakMap<Room, Promise<LaterParts>>();

const prepare = async ({ words, presence }: Room): Promise<LaterParts> => {
  const { connection } = presence;
  await Promise.all([
    loadPart(words.tongue, 'later').then(words.learn),
    addStyles(document, forms),
    addStyles(document, styles),
  ]);
  presence.learn(typingGuards);
  keepFocus(document);
  const heard = hearTyping({ port: connection, timers: browserTimers });
  return {
    Foot,
    Happened: EventLine,
    Emoji: EmojiTool,
    Own: OwnMessage,
    heard,
    typing: createTellTyping({ port: connection, clock: systemClock }),
  };
};

/** Brings it, once a messenger. */
export function prepareLater(room: Room): Promise<LaterParts> {
  const known = prepared.get(room) ?? prepare(room);
  prepared.set(room, known);
  // A style sheet or words that did not come are asked for again.
  known.catch(() => prepared.delete(room));
  return known;
}
