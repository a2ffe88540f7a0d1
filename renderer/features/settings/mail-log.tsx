import { Mail, MessageSquare, RotateCw } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../../shared/domain/mail.ts';
import { usePages } from '../../bridge/use-pages.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

type Only = 'all' | 'waiting' | 'failed';

/** What became of each mail, newest first, and another try for what did not go. */
export function MailLog() {
  const { t } = useTranslation('mail');
  const { connection } = useWorkspace();
  const act = useAct();
  const [only, setOnly] = useState<Only>('all');
  const [active, setActive] = useState<string | null>(null);
  const { rows, asking, error, fetchMore, again, refresh } = usePages<MailRow>(
    useCallback(
      (last) =>
        connection.request('mail.list', {
          ...(only === 'all' ? {} : { only }),
          ...(last === undefined ? {} : { before: last.id }),
        }),
      [connection, only],
    ),
  );
  const retry = useCallback(
    async (mailId: string) => {
      if ((await act(connection.request('mail.retry', { mailId }), t('retried'))) !== null) refresh();
    },
    [act, connection, t, refresh],
  );
  const columns = useMemo<Column<MailRow>[]>(
    () => [
      {
        key: 'to',
        label: t('to'),
        width: 'minmax(0,1fr)',
        cell: ({ to }) => <bdi className="truncate">{to}</bdi>,
      },
      {
        key: 'subject',
        label: t('subject'),
        width: 'minmax(0,1.2fr)',
        from: 560,
        // Why one did not go is what an admin came to read.
        cell: ({ subject, problem }) => (
          <span className="truncate text-muted">
            {problem !== null && <bdi className="text-ink">{`${problem} · `}</bdi>}
            <bdi>{subject}</bdi>
          </span>
        ),
      },
      {
        key: 'state',
        label: t('state'),
        width: '6.5rem',
        cell: (row) => <State row={row} />,
      },
      {
        key: 'when',
        label: t('when'),
        width: '5rem',
        align: 'end',
        cell: ({ endedAt, createdAt }) => <RelativeTime at={endedAt ?? createdAt} className="text-muted" />,
      },
      {
        key: 'actions',
        label: t('actions'),
        labelHidden: true,
        width: '4rem',
        align: 'end',
        cell: ({ id, state, conversationId }) => (
          <>
            {(state === 'failed' || state === 'waiting') && (
              <IconButton icon={RotateCw} label={t('retry')} size="small" onClick={() => void retry(id)} />
            )}
            {conversationId !== null && (
              <IconButton
                icon={MessageSquare}
                label={t('open')}
                size="small"
                onClick={() => navigate(href.inbox(conversationId))}
              />
            )}
          </>
        ),
      },
    ],
    [t, retry],
  );
  return (
    <SectionPart title={t('log')} hint={t('logHint')}>
      <Segmented<Only>
        label={t('only.label')}
        value={only}
        options={(['all', 'waiting', 'failed'] as const).map((value) => ({ value, label: t(`only.${value}`) }))}
        onChange={setOnly}
        className="-ms-2"
      />
      {rows.length === 0 ? (
        asking || error !== null ? (
          <LoadState error={error} onAgain={again} />
        ) : (
          <EmptyState icon={Mail} title={t(`empty.${only}`)} {...(only === 'all' ? { hint: t('emptyHint') } : {})} />
        )
      ) : (
        <DataTable
          label={t('log')}
          columns={columns}
          items={rows}
          keyOf={(row) => row.id}
          rowHeight={36}
          active={active}
          onActiveChange={setActive}
          onEnd={fetchMore}
          className="-mx-4 h-80"
        />
      )}
    </SectionPart>
  );
}

function State({ row: { state, problem, attempts } }: { row: MailRow }) {
  const { t } = useTranslation('mail');
  const why = problem ?? (state === 'dropped' ? t('why.dropped') : t('why.tries', { count: attempts }));
  const look = state === 'failed' ? 'text-missed-text' : state === 'waiting' ? 'text-waiting-text' : 'text-muted';
  return (
    <Tooltip label={why}>
      <span className={look}>{t(`states.${state}`)}</span>
    </Tooltip>
  );
}
