import type { JSX } from 'preact';
import type { ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { LaterParts } from '../later/prepare-later.ts';
import { useRoom } from './context.ts';
import { Face } from './face.tsx';
import { FileSlot } from './file-slot.tsx';
import type { GroupedLine } from './group-lines.ts';
import { Icon } from './icons.tsx';
import { RichText } from './rich-text.tsx';
import { ownZone, timeText } from './time-text.ts';

interface Said {
  mine: boolean;
  /** The item of the outbox that failed, where one did: the message, or its change. */
  item: string;
  edited: boolean;
  text: string | null;
  rep: PersonRef | null;
  failed: ErrorBody | null;
}

const saidIn = (line: Exclude<ThreadLine, { kind: 'event' }>): Said => {
  if (line.kind === 'outgoing') {
    const { text, error, state, clientId } = line.item;
    return { mine: true, item: clientId, edited: false, text, rep: null, failed: state === 'failed' ? error : null };
  }
  const { sender, text, editedAt } = line.entry;
  const { change, mine } = line;
  const rep = sender.kind === 'rep' ? sender.rep : null;
  const failed = change?.state === 'failed' ? change.error : null;
  const said = { mine, item: change?.clientId ?? '', rep, failed };
  // What the visitor changed reads so at once, and as before where it was refused.
  if (!change || failed) return { ...said, text, edited: editedAt !== undefined && text !== null };
  return { ...said, text: change.does === 'edit' ? change.text : null, edited: change.does === 'edit' };
};

const NotSent = ({ clientId, error }: { clientId: string; error: ErrorBody }): JSX.Element => {
  const { words, messenger } = useRoom();
  const large = error.code === 'too_large';
  return (
    <p class="not-sent">
      <span>{words.say(large ? 'delivery.tooLarge' : 'delivery.failed')}</span>
      {!large && (
        <button class="link" type="button" onClick={() => messenger.retry(clientId)}>
          {words.say('delivery.retry')}
        </button>
      )}
      <button class="link" type="button" onClick={() => messenger.discard(clientId)}>
        {words.say('delivery.discard')}
      </button>
    </p>
  );
};

/** The assistant has a sign instead of a face: nobody should take it for a person. */
export const BotFace = (): JSX.Element => (
  <span class="face face-bot" aria-hidden="true">
    <Icon name="talk" size={17} />
  </span>
);

/** One message. The same element stays from *sending* to *seen*, so that it is announced once and never blinks. */
export function Message({
  grouped,
  repId,
  own: Own,
}: {
  own: LaterParts['Own'] | undefined;
  grouped: GroupedLine & { line: Exclude<ThreadLine, { kind: 'event' }> };
  /** The rep whose name stands above the conversation already. */
  repId: string | undefined;
}): JSX.Element {
  const { words } = useRoom();
  const { line, first, last, at } = grouped;
  const said = saidIn(line);
  const name = said.mine ? words.say('thread.you') : (said.rep?.name ?? words.say('thread.bot'));
  const files = line.kind === 'outgoing' ? undefined : line.entry.files;
  const picked = line.kind === 'outgoing' ? line.item.files : undefined;
  const known = said.rep !== null && said.rep.id === repId;
  return (
    <div
      class={`said ${said.mine ? 'said-mine' : 'said-theirs'}${first ? ' said-first' : ''}${last ? ' said-last' : ''}`}
    >
      {!said.mine && first && !known && (
        <p class="said-name" aria-hidden="true">
          <bdi>{name}</bdi>
        </p>
      )}
      {!said.mine && last && (said.rep ? <Face person={said.rep} size={28} /> : <BotFace />)}
      {said.text !== '' && (
        <div class={said.text === null ? 'bubble bubble-erased' : 'bubble'} title={timeText(words, at, ownZone())}>
          <span class="sr">{`${name}: `}</span>
          {said.text === null ? words.say('thread.erased') : <RichText text={said.text} />}
          {said.edited && <span class="edited">{words.say('thread.edited')}</span>}
        </div>
      )}
      {(files || picked) && <FileSlot files={files} picked={picked} />}
      {said.failed && <NotSent clientId={said.item} error={said.failed} />}
      {Own && said.mine && line.kind === 'message' && <Own line={line} />}
    </div>
  );
}
