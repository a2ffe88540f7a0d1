import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useMe } from '../../bridge/workspace.ts';
import { navigate } from '../../lib/use-route.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/form-row.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { ChangeList } from './change-list.tsx';
import { namesOf } from './names-of.ts';
import { planChanges } from './plan-changes.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { BackLink, RoomPart } from './room-page.tsx';
import { hrefOf } from './rooms.ts';
import type { SavedPlan } from './routing-store.ts';

interface Loaded {
  one: SavedPlan | null;
  /** The version before it; null for the first. */
  before: SavedPlan | null;
  error: ErrorBody | null;
}

/** A version and the one before it: only both tell what it changed. */
function useVersion(version: number): Loaded & { again(): void } {
  const one = useRequest('routing.version', { version });
  const before = useRequest('routing.version', version > 1 ? { version: version - 1 } : null);
  const waits = version > 1 && before.data === null && before.error === null;
  return {
    one: waits ? null : one.data,
    before: before.data,
    // The earlier one may be gone; that it did not come is another thing.
    error: one.data === null ? one.error : before.error?.code === 'not_found' || before.data ? null : before.error,
    again: () => {
      one.again();
      before.again();
    },
  };
}

/** One version: what it changed, what would change if it came back, and the way to bring it back. */
export function VersionPage({ version }: { version: number }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const say = useToast();
  const me = useMe();
  const { store, saved, names, people, sites } = usePlanDesk();
  const draft = useStore(store.state, (state) => state.draft);
  const { one, before, error, again } = useVersion(version);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const back = <BackLink href={hrefOf({ room: 'history', item: null })}>{t('back.history')}</BackLink>;
  if (one === null || error !== null) {
    return (
      <>
        {back}
        {error !== null && error.code !== 'not_found' && error.code !== 'bad_request' ? (
          <ErrorState
            title={t('failed')}
            meaning={t('failedMeaning')}
            action={<Button onClick={again}>{t('tryAgain')}</Button>}
          />
        ) : error === null ? (
          <Skeleton className="-mx-4">
            <RowBones count={4} tall />
          </Skeleton>
        ) : (
          <EmptyState icon={History} title={t('gone.title')} hint={t('gone.hint')} />
        )}
      </>
    );
  }
  const inUse = version === saved.version;
  // What the version calls its queues goes before what they are called now.
  const old = namesOf(
    [one.plan, ...(before === null ? [] : [before.plan]), saved.plan],
    { people, sites, accounts: {} },
    t,
    locale,
  );
  const calls = { ...old, rep: names.rep, account: names.account };
  const own = before === null ? [] : planChanges(before.plan, one.plan, calls, t, locale);
  const backTo = planChanges(saved.plan, one.plan, calls, t, locale);
  const restore = async (): Promise<void> => {
    setBusy(true);
    setFailed(false);
    const refused = await store.restore(version);
    setBusy(false);
    if (refused !== null) {
      setFailed(true);
      return;
    }
    say({ title: t('history.restored', { version }), tone: 'done' });
    navigate(hrefOf({ room: 'history', item: null }));
  };
  return (
    <>
      {back}
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <h3 className="flex items-center gap-2 text-title font-semibold">
            {t('history.version', { version })}
            {inUse && <Badge tone="available">{t('history.now')}</Badge>}
          </h3>
          <p className="text-small text-muted">
            {one.savedBy?.name ?? t('history.router')} <RelativeTime at={one.savedAt} />
          </p>
        </div>
        {me.role === 'admin' && !inUse && (
          <Button
            look="primary"
            busy={busy}
            disabled={draft !== null || backTo.length === 0}
            onClick={() => void restore()}
          >
            {t('history.restore')}
          </Button>
        )}
      </div>
      {!inUse && draft !== null && me.role === 'admin' && (
        <p className="pt-2 text-small text-waiting-text">{t('history.restoreDraft')}</p>
      )}
      {failed && (
        <p className="pt-2">
          <FieldError>{t('history.notRestored')}</FieldError>
        </p>
      )}
      {!inUse && (
        <RoomPart title={t('history.differs')}>
          {backTo.length === 0 ? <p className="text-muted">{t('history.same')}</p> : <ChangeList changes={backTo} />}
        </RoomPart>
      )}
      <RoomPart title={t('history.changed')}>
        {before === null ? <p className="text-muted">{t('history.first')}</p> : <ChangeList changes={own} />}
      </RoomPart>
    </>
  );
}
