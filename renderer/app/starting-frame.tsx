import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/client/transport/connection.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import { Button } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Bone, RowBones, Skeleton } from '../ui/skeleton.tsx';
import { useNow } from '../ui/ui-provider.tsx';
import { useConnectionNotice } from './connection-strip.tsx';

/** After this long without an answer the bones give way to words. */
const PATIENCE_S = 6;

function Bones() {
  const { t } = useTranslation('app');
  return (
    <main className="h-full overflow-hidden bg-canvas">
      <h1 className="sr-only">{t('name')}</h1>
      <div className="window-drag absolute inset-x-0 top-0 h-10" />
      <Skeleton className="h-full">
        <div className="flex h-screen">
          <div className="flex w-13 shrink-0 flex-col items-center gap-3 pt-1.5">
            <Bone shape="box" className="size-7" />
            <Bone shape="box" className="mt-1 size-7" />
            <Bone shape="box" className="size-7" />
            <Bone shape="box" className="size-7" />
          </div>
          <div className="flex min-w-0 flex-1 flex-col">
            <div className="flex h-10 shrink-0 items-center ps-4 pe-4">
              <Bone className="w-16" />
              <Bone className="ms-auto w-24" />
            </div>
            <div className="min-h-0 flex-1 overflow-hidden rounded-ss-plane border-s border-t border-hairline bg-panel pt-3">
              <RowBones count={9} tall />
            </div>
          </div>
        </div>
      </Skeleton>
    </main>
  );
}

function Waiting({ connection, onSignOut }: { connection: Connection<RepContract, RepPushes>; onSignOut(): void }) {
  const { t } = useTranslation('app');
  const notice = useConnectionNotice(connection);
  const state = connection.getSnapshot();
  const now = useNow();
  const since = state.kind === 'connecting' || state.kind === 'reconnecting' ? state.since : now;
  if (notice === null || (notice.kind !== 'too_old' && notice.kind !== 'refused' && now - since < PATIENCE_S * 1000)) {
    return <Bones />;
  }
  const refused = notice.kind === 'refused';
  const tooOld = notice.kind === 'too_old';
  return (
    <main className="h-full bg-canvas">
      <h1 className="sr-only">{t('name')}</h1>
      <div className="window-drag absolute inset-x-0 top-0 h-10" />
      <ErrorState
        title={t(tooOld ? 'connection.tooOld' : refused ? 'connection.refused' : 'start.failed')}
        meaning={tooOld ? t('connection.tooOldDesktop') : refused ? undefined : t('start.failedMeaning')}
        action={
          <span className="flex gap-2">
            {!tooOld && !refused && (
              <Button look="primary" onClick={() => connection.retry()}>
                {t('start.tryAgain')}
              </Button>
            )}
            <Button onClick={onSignOut}>{t(refused ? 'connection.signInAgain' : 'workspace.signOut')}</Button>
          </span>
        }
      />
    </main>
  );
}

interface StartingFrameProps {
  connection?: Connection<RepContract, RepPushes>;
  onSignOut?(): void;
}

/** The window before the router has said hello: the frame's bones, then words if it takes too long. */
export function StartingFrame({ connection, onSignOut }: StartingFrameProps) {
  if (connection === undefined || onSignOut === undefined) return <Bones />;
  return <Waiting connection={connection} onSignOut={onSignOut} />;
}
