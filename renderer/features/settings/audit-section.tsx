import { History } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../shared/protocol/rep/contract.ts';
import { usePages } from '../../bridge/use-pages.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { type AuditNames, auditWords } from './audit-words.ts';
import { LoadState } from './load-state.tsx';
import { SectionPage } from './section-page.tsx';

/** The log names ids only; who they are now is asked for beside it. */
function useNames(): AuditNames {
  const people = useRequest('people.list', {}).data;
  const sites = useRequest('site.list', {}).data;
  const { statuses } = useHello();
  return useMemo(
    () => ({
      people: new Map(people?.people.map(({ id, name }) => [id, name])),
      invitations: new Map(people?.invitations.map(({ id, email }) => [id, email])),
      statuses: new Map(statuses.map(({ id, name }) => [id, name])),
      sites: new Map(sites?.sites.map(({ id, name }) => [id, name])),
    }),
    [people, sites, statuses],
  );
}

/** Who changed what: rights, people, sites, settings. */
export function AuditSection() {
  const { t } = useTranslation('settings');
  const { connection } = useWorkspace();
  const { rows, asking, error, fetchMore, again } = usePages<AuditRow>(
    useCallback(
      (last) => connection.request('audit.list', last === undefined ? {} : { before: last.id }),
      [connection],
    ),
  );
  const names = useNames();
  const [active, setActive] = useState<string | null>(null);
  const columns = useMemo<Column<AuditRow>[]>(
    () => [
      {
        key: 'who',
        label: t('audit.who'),
        width: 'minmax(8rem,12rem)',
        cell: ({ actor }) =>
          actor === null ? (
            <span className="truncate text-muted">{t('audit.router')}</span>
          ) : (
            <span className="flex min-w-0 items-center gap-2">
              <Avatar id={actor.id} name={actor.name} photo={actor.photo} size={20} />
              <bdi className="truncate">{actor.name}</bdi>
            </span>
          ),
      },
      {
        key: 'what',
        label: t('audit.what'),
        width: 'minmax(0,1fr)',
        cell: (row) => {
          const words = auditWords(row, names, t);
          return (
            <Tooltip label={words}>
              <span className="truncate">{words}</span>
            </Tooltip>
          );
        },
      },
      {
        key: 'when',
        label: t('audit.when'),
        width: '6rem',
        align: 'end',
        cell: ({ at }) => <RelativeTime at={at} className="text-muted" />,
      },
    ],
    [t, names],
  );
  return (
    <SectionPage title={t('sections.audit')} hint={t('audit.hint')} fill>
      {rows.length === 0 ? (
        asking || error !== null ? (
          <LoadState error={error} onAgain={again} />
        ) : (
          <EmptyState icon={History} title={t('audit.empty')} hint={t('audit.emptyHint')} />
        )
      ) : (
        <DataTable
          label={t('sections.audit')}
          columns={columns}
          items={rows}
          keyOf={(row) => row.id}
          rowHeight={36}
          active={active}
          onActiveChange={setActive}
          onEnd={fetchMore}
          className="-mx-4 flex-1"
        />
      )}
    </SectionPage>
  );
}
