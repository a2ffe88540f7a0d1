import { AlarmClock, AlarmClockOff, Ban, Check, FileDown, ListTodo, RotateCcw, Tags } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { late } from '../../ui/late.tsx';
import { useTool } from '../../ui/tools.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { useBringBack } from './use-bring-back.ts';
import { useDesk, useDeskAct } from './use-desk.ts';
import { usePeople } from './use-people.ts';
import { useReopening } from './use-reopening.ts';
import { closingOf, snoozingOf, useClosed, useUntil, wakingOf } from './use-undoing.ts';

// What is opened rarely is read when it is.
const { component: FinishDialog } = late(() => import('./finish-dialog.tsx').then((file) => file.FinishDialog), null);
const { component: SnoozeDialog } = late(() => import('./snooze-dialog.tsx').then((file) => file.SnoozeDialog), null);
const { component: TagsDialog } = late(() => import('./tags-dialog.tsx').then((file) => file.TagsDialog), null);
const { component: TaskDialog } = late(() => import('./task-dialog.tsx').then((file) => file.TaskDialog), null);
const { component: BlockDialog } = late(() => import('./block-dialog.tsx').then((file) => file.BlockDialog), null);
const { component: TranscriptDialog } = late(
  () => import('./transcript-dialog.tsx').then((file) => file.TranscriptDialog),
  null,
);

interface DeskToolsProps {
  conversation: Conversation;
  /** The visitor, as the screen around calls them. */
  name: string;
  /** It runs and is mine. */
  mine: boolean;
  closedByRep: boolean;
}

/** What a rep does beside talking: label, put aside, note what is to be done, keep away, write down, close. */
export function DeskTools({ conversation, name, mine, closedByRep }: DeskToolsProps) {
  const { t } = useTranslation('desk');
  const { me, settings } = useHello();
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const closedNow = useClosed();
  const bringBack = useBringBack();
  const reopening = useReopening(conversation, closedByRep);
  const { id: conversationId } = conversation;
  const desk = useDesk(conversationId);
  const [open, setOpen] = useState<'finish' | 'snooze' | 'tags' | 'task' | 'block' | 'transcript' | null>(null);
  const done = (): void => setOpen(null);
  const group = t('group');
  const closed = conversation.phase === 'closed';
  const belongs =
    conversation.rep?.id === me.id || me.role !== 'rep' || conversation.guests?.some(({ id }) => id === me.id) === true;
  const snoozed = desk !== null && desk.snoozedUntil !== null;
  useUntil(closed, closingOf(conversationId));
  useUntil(snoozed && !closed, snoozingOf(conversationId));
  useUntil(desk !== null && !snoozed && !closed, wakingOf(conversationId));
  const asks = settings.dispositionOnClose;
  const mayFinish = mine || (closed && (conversation.rep?.id === me.id || me.role !== 'rep'));
  const closeNow = useOnce(async () => {
    if (await act(connection.request('conversation.close', { conversationId }))) closedNow(conversationId);
  });
  const close = (): void => (closed || asks !== 'off' ? setOpen('finish') : void closeNow());

  useTool(
    mine
      ? { id: 'close', icon: Check, label: t('close'), keys: 'mod+shift+e', group, order: 9, main: true, run: close }
      : mayFinish && closed
        ? { id: 'close', icon: Check, label: t('finish.change'), keys: 'mod+shift+e', group, order: 900, run: close }
        : null,
  );
  useTool(reopening && { id: 'reopen', icon: RotateCcw, ...reopening, keys: 'alt+shift+o', group, order: 90 });
  useTool(
    belongs
      ? {
          id: 'tags',
          icon: Tags,
          label: t('tags.tool'),
          keys: 'alt+shift+l',
          group,
          order: 100,
          run: () => setOpen('tags'),
        }
      : null,
  );
  useTool(
    mine
      ? {
          id: 'snooze',
          icon: snoozed ? AlarmClockOff : AlarmClock,
          label: t(snoozed ? 'snooze.back' : 'snooze.tool'),
          keys: 'alt+shift+z',
          group,
          order: 110,
          run: () => (snoozed ? void bringBack(conversationId, desk.snoozedUntil) : setOpen('snooze')),
        }
      : null,
  );
  useTool({
    id: 'task',
    icon: ListTodo,
    label: t('tasks.tool'),
    keys: 'alt+shift+f',
    group,
    order: 120,
    run: () => setOpen('task'),
  });
  useTool(
    belongs
      ? {
          id: 'transcript',
          icon: FileDown,
          label: t('transcript.tool'),
          keys: 'alt+shift+s',
          group,
          order: 310,
          run: () => setOpen('transcript'),
        }
      : null,
  );
  useTool(
    desk !== null && desk.block === null
      ? {
          id: 'block',
          icon: Ban,
          label: t('block.tool'),
          keys: 'alt+shift+b',
          group,
          order: 910,
          danger: true,
          run: () => setOpen('block'),
        }
      : null,
  );

  switch (open) {
    case 'finish':
      return (
        <FinishDialog
          conversationId={conversationId}
          chosen={desk?.disposition ?? null}
          running={!closed}
          required={asks === 'required'}
          onClose={done}
        />
      );
    case 'snooze':
      return <SnoozeDialog conversationId={conversationId} onClose={done} />;
    case 'tags':
      return <TagsDialog conversationId={conversationId} onClose={done} />;
    case 'task':
      return <NewTask conversationId={conversationId} onClose={done} />;
    case 'transcript':
      return <TranscriptDialog conversationId={conversationId} visitorId={conversation.visitorId} onClose={done} />;
    case 'block':
      return (
        <BlockDialog
          visitorId={conversation.visitorId}
          name={name}
          closes={mine ? conversationId : null}
          onClose={done}
        />
      );
    case null:
      return null;
  }
}

/** A new task, with everybody it may be given to. */
function NewTask(props: { conversationId: string; onClose(): void }) {
  const people = usePeople();
  return <TaskDialog {...props} task={null} people={people} />;
}
