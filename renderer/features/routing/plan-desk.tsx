import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { namedAttributes } from '../../../shared/domain/named-attributes.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { type PlanIssue, planIssues } from '../../../shared/domain/plan-issues.ts';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { Site } from '../../../shared/protocol/http/setup.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useConnection, useMe, useSlot } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { type DraftError, draftErrors, finishedRules } from './draft-errors.ts';
import { namesOf } from './names-of.ts';
import type { PlanNames } from './plan-names.ts';
import { planOf, type RoutingStore, routingSlot, type SavedPlan } from './routing-store.ts';
import { useAccountNames } from './use-account-names.ts';

/** What every room works on: the plan one looks at, and how it is changed. */
export interface PlanDesk {
  plan: RoutingPlan;
  saved: SavedPlan;
  /** Only admins change the plan. */
  mayEdit: boolean;
  store: RoutingStore;
  edit: RoutingStore['edit'];
  names: PlanNames;
  /** Those who are active, by name. */
  people: readonly Person[];
  sites: readonly Site[];
  /** The names of what websites say of visitors, and of what the plan asks about. */
  attributes: readonly string[];
  errors: readonly DraftError[];
  issues: readonly PlanIssue[];
  /** The place in its list of what was just deleted, until the focus has gone there. */
  removedAt: RefObject<number | null>;
}

const Context = createContext<PlanDesk | null>(null);

export function usePlanDesk(): PlanDesk {
  const desk = useContext(Context);
  if (desk === null) throw new Error('usePlanDesk outside the routing screen');
  return desk;
}

/** Lays the plan out for the rooms, once it is there. */
export function PlanDeskArea({ children }: { children: ReactNode }) {
  const { t } = useTranslation('routing');
  const locale = useLocale();
  const me = useMe();
  const store = useSlot(routingSlot);
  const state = useStore(store.state);
  const connection = useConnection();
  const epoch = connection.kind === 'connected' ? connection.epoch : 0;
  const people = useRequest('people.list', {}).data?.people;
  const sites = useRequest('site.list', {}).data?.sites;
  const attributes = useRequest('routing.attributes', {}).data?.names;
  const { saved, error } = state;
  const plan = planOf(state);
  const accountNames = useAccountNames(plan);
  const mayEdit = me.role === 'admin';
  const removedAt = useRef<number | null>(null);

  useEffect(() => {
    if (epoch > 0) void store.load();
  }, [store, epoch]);

  const desk = useMemo<PlanDesk | null>(() => {
    if (plan === null || saved === null) return null;
    const active = (people ?? []).filter((person) => person.active).toSorted((a, b) => a.name.localeCompare(b.name));
    const surroundings = {
      repIds: new Set(active.map(({ id }) => id)),
      ...(sites === undefined ? {} : { siteIds: new Set(sites.map(({ id }) => id)) }),
    };
    const errors = draftErrors(plan);
    return {
      plan,
      saved,
      mayEdit,
      store,
      edit: store.edit,
      names: namesOf(
        [plan, saved.plan],
        { people: people ?? [], sites: sites ?? [], accounts: accountNames },
        t,
        locale,
      ),
      people: active,
      sites: sites ?? [],
      attributes: [...new Set([...(attributes ?? []), ...namedAttributes(plan)])].filter((name) => name !== ''),
      removedAt,
      errors,
      issues: people === undefined ? [] : planIssues(finishedRules(plan, errors), surroundings),
    };
  }, [plan, saved, mayEdit, store, people, sites, attributes, accountNames, t, locale]);

  if (desk !== null) return <Context value={desk}>{children}</Context>;
  return error === null ? (
    <Skeleton className="px-4 pt-4">
      <RowBones count={5} tall />
    </Skeleton>
  ) : (
    <ErrorState
      title={t('failed')}
      meaning={t('failedMeaning')}
      action={<Button onClick={() => void store.load()}>{t('tryAgain')}</Button>}
    />
  );
}
