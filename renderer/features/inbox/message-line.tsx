import { Bot, Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Delivery, ThreadLine } from '../../../shared/client/delivery/thread.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { formatExact, formatTimeOfDay } from '../../lib/relative-time.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { tipAt } from '../../ui/tips.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { editingSlot } from './editing/editing-store.ts';
import { FailedChange } from './editing/failed-change.tsx';
import { MessageEditor } from './editing/message-editor.tsx';
import { OwnTools } from './editing/own-tools.tsx';
import { fileProblem } from './files/file-words.ts';
import { MessageFiles } from './files/message-files.tsx';
import { OutgoingFiles } from './files/outgoing-files.tsx';
import { inboxSlot } from './inbox-store.ts';
import { MessageText } from './message-text.tsx';

type Spoken = Exclude<ThreadLine, { kind: 'event' }>;

interface MessageLineProps {
  line: Spoken;
  first: boolean;
  /** Draws how far it got. */
  showDelivery: boolean;
  visitor: { id: string; name: string; face: string };
  /** Where I may change what I said; null where it is over. */
  conversationId: string | null;
}

interface Speaker {
  kind: 'me' | 'rep' | 'visitor' | 'bot';
  id: string;
  name: string;
  /** Whose initials the face shows; *You* is no name. */
  face: string;
  photo: string | null;
}

function useSpeaker(line: Spoken, visitor: { id: string; name: string; face: string }): Speaker {
  const { t } = useTranslation('inbox');
  const me = useMe();
  const asMe = (): Speaker => ({ kind: 'me', id: me.id, name: t('you'), face: me.name, photo: me.photo });
  if (line.kind === 'outgoing') return asMe();
  const { sender } = line.entry;
  if (sender.kind === 'visitor')
    return { kind: 'visitor', id: visitor.id, name: visitor.name, face: visitor.face, photo: null };
  if (sender.kind === 'bot') return { kind: 'bot', id: 'bot', name: t('bot'), face: t('bot'), photo: null };
  const rep: PersonRef = sender.rep;
  return rep.id === me.id ? asMe() : { kind: 'rep', face: rep.name, ...rep };
}

/** One message as text on the plane: a run by one speaker has one face and one name; mine are tinted. */
export function MessageLine({ line, first, showDelivery, visitor, conversationId }: MessageLineProps) {
  const { t } = useTranslation('inbox');
  const { t: tc } = useTranslation('composer');
  const locale = useLocale();
  const speaker = useSpeaker(line, visitor);
  const at = line.kind === 'outgoing' ? line.item.createdAt : line.entry.at;
  const { change } = line;
  const mine = speaker.kind === 'me';
  const { state, undo } = useSlot(editingSlot);
  const isRemoved = useStore(state, ({ removing }) => mine && removing.has(line.key));
  // A deletion that can be taken back has not changed anything yet.
  const pending = change !== null && change.state !== 'failed' && !isRemoved ? change : null;
  const kept = line.kind === 'outgoing' ? line.item.text : line.entry.text;
  const text = pending === null ? kept : pending.does === 'edit' ? pending.text : null;
  const edited = line.kind === 'message' && text !== null ? line.entry.editedAt : undefined;
  const deleted = pending !== null || (line.kind === 'message' && line.entry.deletedAt !== undefined);
  const isEdited = useStore(state, ({ editing }) => mine && editing === line.key);
  const changeable = mine && text !== null && line.kind === 'message' ? conversationId : null;
  // A line carries its tools only while the pointer is over it.
  const [over, setOver] = useState(false);
  const failed = line.kind === 'outgoing' && line.delivery === 'failed';

  return (
    <div
      data-menu={changeable === null ? undefined : line.key}
      onPointerEnter={() => setOver(true)}
      onPointerLeave={() => setOver(false)}
      className={cx('group/message grid grid-cols-[2rem_1fr_auto] gap-x-2 px-5', first ? 'pt-3' : 'pt-0.5')}
    >
      <div className="flex justify-center pt-0.5">
        {first && speaker.kind === 'bot' && (
          <span className="inline-flex size-6 items-center justify-center rounded-full bg-hover text-muted">
            <Icon of={Bot} size={14} />
          </span>
        )}
        {first && speaker.kind !== 'bot' && (
          <Avatar id={speaker.id} name={speaker.face} photo={speaker.photo} size={24} />
        )}
      </div>
      <div className="min-w-0">
        {first && (
          <p className="mb-0.5 flex items-baseline gap-2">
            <bdi className={cx('truncate font-semibold', speaker.kind === 'bot' && 'text-muted')}>{speaker.name}</bdi>
            <span className="tabular text-meta text-faint">{formatTimeOfDay(at, locale)}</span>
          </p>
        )}
        {isRemoved && (
          <p className="text-faint italic">
            {tc('edit.removed')}{' '}
            <Button size="small" look="plain" onClick={() => undo(line.key)}>
              {tc('edit.undo')}
            </Button>
          </p>
        )}
        {isEdited && text !== null && conversationId !== null && (
          <MessageEditor conversationId={conversationId} messageKey={line.key} text={text} />
        )}
        {text !== '' && !isRemoved && !isEdited && (
          <div
            className={cx(
              'selectable w-fit max-w-[64ch] wrap-anywhere',
              mine && text !== null && 'rounded-control bg-mine px-2.5 py-1.5 -mx-2.5',
              speaker.kind === 'bot' && 'text-muted',
              text === null && 'text-faint italic',
            )}
          >
            {text === null ? (
              t(deleted ? 'deleted' : 'erased_one')
            ) : (
              <MessageText text={text} fromVisitor={speaker.kind === 'visitor'} />
            )}
            {(edited !== undefined || pending?.does === 'edit') && (
              <span className="text-meta text-faint" {...(edited === undefined ? {} : tipAt(edited))}>
                {tc('edit.edited')}
              </span>
            )}
          </div>
        )}
        {line.kind === 'outgoing' && <OutgoingFiles clientIds={line.item.files ?? []} />}
        {line.kind === 'message' && line.entry.files && <MessageFiles files={line.entry.files} />}
        {failed && <FailedNote line={line} />}
        {change?.state === 'failed' && <FailedChange clientId={change.clientId} />}
      </div>
      <div className="flex items-end justify-end gap-1 pb-0.5">
        {over && changeable !== null && !isRemoved && !isEdited && (
          <OwnTools conversationId={changeable} messageKey={line.key} />
        )}
        {!first && (
          <Tooltip label={formatExact(at, locale)}>
            <span className="tabular hidden text-meta text-faint group-hover/message:inline">
              {formatTimeOfDay(at, locale)}
            </span>
          </Tooltip>
        )}
        {showDelivery && line.delivery !== null && <DeliveryMark delivery={line.delivery} />}
      </div>
    </div>
  );
}

const marks = { sending: Clock, sent: Check, seen: CheckCheck, failed: CircleAlert } as const;

function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('inbox');
  const word = t(`delivery.${delivery}`);
  return (
    <Tooltip label={word}>
      <span
        role="img"
        aria-label={word}
        className={cx('inline-flex', delivery === 'failed' ? 'text-missed-text' : 'text-faint')}
      >
        <Icon of={marks[delivery]} size={14} />
      </span>
    </Tooltip>
  );
}

function FailedNote({ line }: { line: Extract<ThreadLine, { kind: 'outgoing' }> }) {
  const { t } = useTranslation('inbox');
  const { t: tf } = useTranslation('files');
  const { outbox, uploads } = useSlot(inboxSlot);
  const { clientId, error, files = [] } = line.item;
  const code = error?.code;
  const why =
    (error && fileProblem(error, tf)) ??
    (code === 'too_large' || code === 'conflict' || code === 'forbidden' ? t(`notSent.${code}`) : t('notSent.other'));
  const retry = (): void => {
    for (const file of files) uploads.retry(file);
    outbox.retry(clientId);
  };
  const discard = (): void => {
    outbox.discard(clientId);
    if (files.length > 0) uploads.drop(files);
  };
  return (
    <p className="mt-1 flex items-center gap-2 text-small text-missed-text">
      <span>{why}</span>
      <Button size="small" look="plain" onClick={retry}>
        {t('retry')}
      </Button>
      <Button size="small" look="plain" onClick={discard}>
        {t('discard')}
      </Button>
    </p>
  );
}
