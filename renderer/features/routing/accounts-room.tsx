import { Building2, Upload } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/domain/person.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useConnection, useMe, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { LetterTile } from '../../ui/letter-tile.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { useToast } from '../../ui/toast.tsx';
import { accountNamesSlot } from './account-names.ts';
import { ImportDialog } from './import-dialog.tsx';
import { RoomHead } from './room-page.tsx';
import type { Account } from './use-found-accounts.ts';

interface Pages {
  /** The search the rows answer; null before the first. */
  of: string | null;
  rows: readonly Account[];
  more: boolean;
  error: ErrorBody | null;
}

/** A word is searched for once the typing pauses. */
const pauseMs = 200;

function useAccounts(search: string) {
  const workspace = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const { learn } = useSlot(accountNamesSlot);
  const [pages, setPages] = useState<Pages>({ of: null, rows: [], more: false, error: null });
  const asks = useRef(0);
  const fetch = useCallback(
    async (had: readonly Account[]) => {
      const ask = ++asks.current;
      const after = had.at(-1)?.id ?? null;
      const result = await workspace.connection.request('accounts.list', { search, after });
      if (ask !== asks.current) return;
      if (!result.ok) {
        setPages((now) => ({ ...now, error: result.error }));
        return;
      }
      learn(result.data.accounts);
      setPages({ of: search, rows: [...had, ...result.data.accounts], more: result.data.more, error: null });
    },
    [workspace, search, learn],
  );
  useEffect(() => {
    if (epoch === 0) return;
    return workspace.timers.after(search === '' ? 0 : pauseMs, () => void fetch([]));
  }, [workspace, fetch, epoch, search]);
  const put = (account: Account): void =>
    setPages((now) => ({ ...now, rows: now.rows.map((row) => (row.id === account.id ? account : row)) }));
  return {
    ...pages,
    put,
    again: () => void fetch([]),
    fetchMore: () => {
      if (pages.more && pages.of === search) void fetch(pages.rows);
    },
  };
}

/** The companies one knows, and whose they are. */
export function AccountsRoom() {
  const { t } = useTranslation('routing');
  const workspace = useWorkspace();
  const me = useMe();
  const say = useToast();
  const [search, setSearch] = useState('');
  const [importing, setImporting] = useState(false);
  const [active, setActive] = useState<string | null>(null);
  const { of, rows, error, put, again, fetchMore } = useAccounts(search.trim());
  const people = useRequest('people.list', {}).data?.people;
  const reps = useMemo(() => (people ?? []).filter((person) => person.active), [people]);
  const admin = me.role === 'admin';

  const latest = useRef<(account: Account, ownerId: string) => void>(() => {});
  latest.current = async (account, ownerId) => {
    const result = await workspace.connection.request('account.set_owner', {
      accountId: account.id,
      ownerId: ownerId === '' ? null : ownerId,
    });
    if (!result.ok) {
      say({ title: t('accounts.refused'), tone: 'wrong' });
      return;
    }
    const { owner } = result.data;
    put({ ...account, owner });
    say({
      title:
        owner === null
          ? t('accounts.ownerNobody', { name: account.name })
          : t('accounts.ownerDone', { name: account.name, owner: owner.name }),
      tone: 'done',
    });
  };
  const columns = useMemo<Column<Account>[]>(
    () => [
      {
        key: 'company',
        label: t('accounts.company'),
        width: 'minmax(0,2fr)',
        cell: ({ id, name, target }) => (
          <span className="flex min-w-0 items-center gap-2">
            <LetterTile id={id} name={name} size={20} />
            <bdi className="truncate">{name}</bdi>
            {target && <TargetMark label={t('accounts.target')} />}
          </span>
        ),
      },
      {
        key: 'domain',
        label: t('accounts.domain'),
        width: 'minmax(0,1fr)',
        from: 520,
        cell: ({ domain }) => <span className="truncate text-muted">{domain}</span>,
      },
      {
        key: 'owner',
        label: t('accounts.owner'),
        width: 'minmax(9rem,13rem)',
        cell: (account) => (
          <OwnerField account={account} reps={reps} onChange={(ownerId) => latest.current(account, ownerId)} />
        ),
      },
    ],
    [t, reps],
  );
  return (
    <div className="flex min-h-0 flex-1 flex-col px-8 pt-5 max-medium:px-5">
      <RoomHead
        hint={t('accounts.hint')}
        action={
          admin && (
            <Button icon={Upload} onClick={() => setImporting(true)}>
              {t('accounts.import')}
            </Button>
          )
        }
      />
      <div className="max-w-96 pb-3">
        <SearchField label={t('accounts.search')} value={search} onChange={setSearch} />
      </div>
      {of === null || (error !== null && rows.length === 0) ? (
        error === null ? (
          <Skeleton className="-mx-4">
            <RowBones count={8} />
          </Skeleton>
        ) : (
          <ErrorState
            title={t('failed')}
            meaning={t('failedMeaning')}
            action={<Button onClick={again}>{t('tryAgain')}</Button>}
          />
        )
      ) : rows.length === 0 ? (
        <EmptyState
          icon={Building2}
          title={t(of === '' ? 'accounts.empty' : 'accounts.none')}
          hint={t(of === '' ? 'accounts.emptyHint' : 'accounts.noneHint')}
        />
      ) : (
        <DataTable
          label={t('accounts.label')}
          columns={columns}
          items={rows}
          keyOf={({ id }) => id}
          rowHeight={44}
          active={active}
          onActiveChange={setActive}
          onEnd={fetchMore}
          className="-mx-4 flex-1"
        />
      )}
      {error !== null && rows.length > 0 && (
        <p role="alert" className="flex items-center gap-3 py-2 text-small text-missed-text">
          {t('accounts.notMore')}
          <Button size="small" onClick={fetchMore}>
            {t('tryAgain')}
          </Button>
        </p>
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} onImported={again} />}
    </div>
  );
}

interface OwnerFieldProps {
  account: Account;
  reps: readonly Person[];
  onChange(ownerId: string): void;
}

function OwnerField({ account: { name, owner }, reps, onChange }: OwnerFieldProps) {
  const { t } = useTranslation('routing');
  const options = [
    { value: '', label: t('accounts.nobody') },
    ...reps.map((rep) => ({ value: rep.id, label: rep.name })),
    ...(owner === null || reps.some(({ id }) => id === owner.id) ? [] : [{ value: owner.id, label: owner.name }]),
  ];
  return (
    <Combobox
      label={t('accounts.ownerOf', { name })}
      value={owner?.id ?? ''}
      options={options}
      onChange={(ownerId) => {
        if (ownerId !== (owner?.id ?? '')) onChange(ownerId);
      }}
    />
  );
}
