import { useTranslation } from 'react-i18next';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useDid } from '../../ui/undo.tsx';
import { useOnce } from '../../ui/use-once.ts';
import { ChoiceList } from './choice-list.tsx';
import { deskSlot } from './desk-store.ts';
import { useDeskAct } from './use-desk.ts';
import { useClosed, useTakeBack } from './use-undoing.ts';

interface FinishDialogProps {
  conversationId: string;
  /** What was said of it so far. */
  chosen: string | null;
  /** It runs and is closed by the answer. */
  running: boolean;
  required: boolean;
  onClose(): void;
}

/** What did it come to? A digit says so and closes it. */
export function FinishDialog({ conversationId, chosen, running, required, onClose }: FinishDialogProps) {
  const { t } = useTranslation('desk');
  const { connection } = useWorkspace();
  const act = useDeskAct();
  const did = useDid();
  const takeBack = useTakeBack();
  const closedNow = useClosed();
  const all = useReadable(useSlot(deskSlot).dispositions);
  const finish = useOnce(async (disposition: string | null): Promise<void> => {
    const ask = (to: string | null) => connection.request('conversation.finish', { conversationId, disposition: to });
    if (!(await act(ask(disposition)))) return;
    onClose();
    if (running) return closedNow(conversationId);
    // Where an outcome is wanted there is no way back to none.
    if (disposition === chosen || (required && chosen === null)) return;
    const name = all?.find(({ id }) => id === disposition)?.name;
    const said = name === undefined ? t('done.cameToNothing') : t('done.cameTo', { name });
    did({ said, what: t('done.outcome'), undo: takeBack(() => ask(chosen)) });
  });
  const active = all?.filter((one) => one.active) ?? null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(running ? 'finish.title' : 'finish.titleClosed')}
      description={t(running ? 'finish.hint' : 'finish.hintClosed')}
      actions={
        !required && (
          <Button onClick={() => void finish(null)}>{t(running ? 'finish.without' : 'finish.nothing')}</Button>
        )
      }
    >
      {active === null ? (
        <Skeleton>
          <RowBones count={4} />
        </Skeleton>
      ) : active.length === 0 ? (
        <p className="text-muted">{t('finish.none')}</p>
      ) : (
        <ChoiceList
          label={t('finish.label')}
          choices={active.map(({ id, name }) => ({
            id,
            label: <bdi>{name}</bdi>,
            chosen: id === chosen,
            run: () => void finish(id),
          }))}
        />
      )}
    </Dialog>
  );
}
