import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { PlanVersion } from '../../../shared/protocol/rep/routing.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/form-row.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { RoomHead } from './room-page.tsx';
import { RoomRow } from './room-row.tsx';
import { hrefOf } from './rooms.ts';
import { VersionPage } from './version-page.tsx';

/** The versions that were saved, or one of them. */
export function HistoryRoom({ version }: { version: string | null }) {
  const wanted = version === null ? null : Number(version);
  return wanted === null ? <VersionList /> : <VersionPage key={wanted} version={wanted} />;
}

interface Pages {
  versions: readonly PlanVersion[] | null;
  more: boolean;
  error: ErrorBody | null;
}

/** The versions, newest first; asked for again when a newer one was saved. */
function useVersions(newest: number): Pages & { fetchMore(): void; again(): void } {
  const workspace = useWorkspace();
  const [pages, setPages] = useState<Pages>({ versions: null, more: false, error: null });
  const asks = useRef(0);
  const fetch = useCallback(
    async (had: readonly PlanVersion[]) => {
      const ask = ++asks.current;
      const before = had.at(-1)?.version ?? null;
      const result = await workspace.connection.request('routing.versions', { before });
      if (ask !== asks.current) return;
      setPages((now) =>
        result.ok
          ? { versions: [...had, ...result.data.versions], more: result.data.more, error: null }
          : { ...now, error: result.error },
      );
    },
    [workspace],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer version is the reason to ask again
  useEffect(() => {
    void fetch([]);
  }, [fetch, newest]);
  return { ...pages, fetchMore: () => void fetch(pages.versions ?? []), again: () => void fetch([]) };
}

function VersionList() {
  const { t } = useTranslation('routing');
  const { saved } = usePlanDesk();
  const { versions, more, error, fetchMore, again } = useVersions(saved.version);
  if (versions === null) {
    return error === null ? (
      <Skeleton className="-mx-4">
        <RowBones count={5} tall />
      </Skeleton>
    ) : (
      <ErrorState
        title={t('failed')}
        meaning={t('failedMeaning')}
        action={<Button onClick={again}>{t('tryAgain')}</Button>}
      />
    );
  }
  return (
    <>
      <RoomHead hint={t('history.hint')} />
      <ul aria-label={t('history.label')} className="flex flex-col">
        {versions.map(({ version, savedAt, savedBy, restores }) => (
          <RoomRow
            key={version}
            href={hrefOf({ room: 'history', item: String(version) })}
            name={t('history.version', { version })}
            words={[
              savedBy?.name ?? t('history.router'),
              ...(restores === null ? [] : [t('history.restores', { version: restores })]),
            ].join(t('says.comma'))}
            leading={
              <Avatar
                id={savedBy?.id ?? 'router'}
                name={savedBy?.name ?? t('history.router')}
                photo={savedBy?.photo}
                size={28}
              />
            }
            trailing={
              <span className="flex shrink-0 items-center gap-2">
                {version === saved.version && <Badge tone="available">{t('history.now')}</Badge>}
                <RelativeTime at={savedAt} className="text-small text-faint" />
              </span>
            }
          />
        ))}
      </ul>
      {more && (
        <Button className="mt-3" onClick={fetchMore}>
          {t('history.more')}
        </Button>
      )}
      {error !== null && (
        <p className="pt-2">
          <FieldError>{t('history.notMore')}</FieldError>
        </p>
      )}
    </>
  );
}
