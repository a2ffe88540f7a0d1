import { describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { builtIn, defaultPlan, type RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import type { FormDraftStore, FormDrafts } from '../../bridge/form-drafts.ts';
import { insertRule, newRule, newTarget } from './draft-plan.ts';
import type { RoutingConnection } from './routing-connection.ts';
import { createRoutingStore, draftName, isBehind, planOf, type SavedPlan } from './routing-store.ts';
import { createPlanSender } from './send-plan.ts';

const base = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}`;
const rule = newRule(id(10), 'Pricing', newTarget(id(11), builtIn.queueId));
const withRule = (plan: RoutingPlan) => insertRule(plan, rule, 0);
const ana = { id: id(90), name: 'Ana', photo: null };

/** A router with one plan in it that answers as the contract says. */
const aRouter = () => {
  const saved: SavedPlan[] = [{ version: 1, savedAt: 1, savedBy: null, restores: null, plan: base }];
  const newest = (): SavedPlan => saved.at(-1) ?? ({} as SavedPlan);
  let offline = false;
  let hear = (_push: { version: number }): void => {};
  const on = (_event: string, listener: typeof hear) => {
    hear = listener;
    return () => {};
  };
  const add = (plan: RoutingPlan, restores: number | null = null) => {
    const { plan: _plan, ...version } = { version: saved.length + 1, savedAt: 2, savedBy: ana, restores, plan };
    saved.push({ ...version, plan });
    return version;
  };
  const request = async (event: string, input: { plan: RoutingPlan; basedOn: number; version: number }) => {
    if (offline) return fail('unavailable', '', { cause: 'offline' });
    if (event === 'routing.get') return ok(newest());
    if (event === 'routing.version') return ok(saved[input.version - 1]);
    if (input.basedOn !== newest().version) return fail('conflict', '');
    if (event === 'routing.save') return ok(add(input.plan));
    return ok(add(saved[input.version - 1]?.plan ?? base, input.version));
  };
  return {
    connection: { request, on } as unknown as RoutingConnection,
    newest,
    add,
    /** Says what the router pushes when there is a newer plan. */
    tell: () => hear({ version: newest().version }),
    cut: (cut: boolean) => {
      offline = cut;
    },
  };
};
const someForms = (): FormDraftStore => {
  const drafts = createStore<FormDrafts>(() => ({}));
  return { drafts, set: (name, values) => drafts.setState({ [name]: values }) };
};
const aStore = (router = aRouter(), forms = someForms()) => ({
  router,
  forms,
  store: createRoutingStore(
    router.connection,
    forms,
    createPlanSender(router.connection, () => id(99)),
  ),
});

describe('the draft of a plan', () => {
  it('is kept over a restart, and gone once it says what is saved', async () => {
    const { router, forms, store } = aStore();
    await store.load();
    store.edit(withRule);
    expect(forms.drafts.getState()[draftName]).toMatchObject({ basedOn: 1 });
    const after = aStore(router, forms).store;
    expect(planOf(after.state.getState())?.rules).toHaveLength(2);
    await after.load();
    after.edit(() => structuredClone(base));
    expect(after.state.getState().draft).toBeNull();
    expect(forms.drafts.getState()[draftName]).toBeUndefined();
  });

  it('of another shape is forgotten', () => {
    const forms = someForms();
    forms.set(draftName, { basedOn: 1, plan: { rules: 'none' } });
    expect(aStore(aRouter(), forms).store.state.getState().draft).toBeNull();
    // A step as an earlier or later Foyer writes it would stop the page that shows it.
    const { skills: _skills, ...step } = newTarget(id(11), builtIn.queueId);
    forms.set(draftName, { basedOn: 1, plan: { ...base, rules: [{ ...rule, targets: [step] }, ...base.rules] } });
    expect(aStore(aRouter(), forms).store.state.getState().draft).toBeNull();
  });

  it('that is half finished comes back as it was', () => {
    const forms = someForms();
    const hours = { id: id(30), name: '', zone: '', openings: [], holidays: [{ day: '', name: '' }] };
    const when = [
      { on: 'page' as const, op: 'is' as const, values: [] },
      { on: 'time' as const, op: 'within' as const, hoursId: '' },
    ];
    const target = { ...newTarget(id(11), ''), ownerFirst: { aloneS: 0, fallbackRepId: null } };
    const plan = { ...withRule(base), hours: [hours], queues: base.queues.map((one) => ({ ...one, name: '' })) };
    const half = { ...plan, rules: [{ ...rule, name: '', when, targets: [target], overflowS: 0 }, ...base.rules] };
    forms.set(draftName, { basedOn: 1, plan: half });
    expect(aStore(aRouter(), forms).store.state.getState().draft?.plan).toEqual(half);
  });

  it('is not thrown back by an answer that was asked for before it was saved', async () => {
    const { router, store } = aStore();
    await store.load();
    store.edit(withRule);
    const old = router.newest();
    const { request, on } = router.connection;
    let answer = (_plan: unknown): void => {};
    const late = new Promise((resolve) => {
      answer = resolve;
    });
    const slow = (event: string, input: never) => (event === 'routing.get' ? late : request(event as never, input));
    const slowly = { request: slow, on } as unknown as RoutingConnection;
    const other = createRoutingStore(
      slowly,
      someForms(),
      createPlanSender(slowly, () => id(99)),
    );
    other.state.setState(store.state.getState());
    const loading = other.load();
    await other.save();
    answer(ok(old));
    await loading;
    expect(other.state.getState().saved?.version).toBe(2);
  });

  it('is saved as a whole, and a half-finished one is not sent', async () => {
    const { router, store } = aStore();
    await store.load();
    store.edit((plan) => insertRule(plan, { ...rule, name: '' }, 0));
    expect(await store.save()).toBe(false);
    expect(router.newest().version).toBe(1);
    store.edit((plan) => ({ ...plan, rules: plan.rules.map((one) => ({ ...one, name: one.name || ' Pricing ' })) }));
    expect(await store.save()).toBe(true);
    expect(router.newest().plan.rules.map(({ name }) => name)).toEqual(['Pricing', 'Everybody else']);
    expect(store.state.getState()).toMatchObject({ draft: null, justSaved: true, saved: { version: 2 } });
  });

  it('stays where the router does not answer', async () => {
    const { router, store } = aStore();
    await store.load();
    store.edit(withRule);
    router.cut(true);
    expect(await store.save()).toBe(false);
    expect(store.state.getState()).toMatchObject({
      busy: false,
      refusal: { code: 'unavailable' },
      draft: { basedOn: 1 },
    });
    router.cut(false);
    expect(await store.save()).toBe(true);
  });

  it('does not overwrite what somebody saved meanwhile, until one has looked and says so', async () => {
    const { router, store } = aStore();
    await store.load();
    store.edit(withRule);
    router.add({ ...base, rules: base.rules.map((one) => ({ ...one, overflowS: 90 })) });
    expect(await store.save()).toBe(false);
    const state = store.state.getState();
    expect(state.refusal?.code).toBe('conflict');
    expect(isBehind(state)).toBe(true);
    expect(state.saved?.savedBy).toEqual(ana);
    store.keepMine();
    expect(await store.save()).toBe(true);
    expect(router.newest()).toMatchObject({ version: 3, plan: { rules: [{ name: 'Pricing' }, { overflowS: 60 }] } });
  });

  it('hears at once that somebody saved, and what both changed goes together', async () => {
    const { router, store } = aStore();
    await store.load();
    store.edit(withRule);
    router.add({ ...base, rules: base.rules.map((one) => ({ ...one, overflowS: 90 })) });
    router.tell();
    await vi.waitFor(() => expect(store.state.getState().base).toEqual(base));
    expect(isBehind(store.state.getState())).toBe(true);
    store.takeBoth('mine');
    expect(store.state.getState()).toMatchObject({
      draft: { basedOn: 2, plan: { rules: [{ name: 'Pricing' }, { overflowS: 90 }] } },
    });
    expect(await store.save()).toBe(true);
    expect(router.newest()).toMatchObject({ version: 3, plan: { rules: [{ name: 'Pricing' }, { overflowS: 90 }] } });
    // One without a draft simply sees the newer plan.
    router.add(base);
    router.tell();
    await vi.waitFor(() => expect(store.state.getState().saved?.version).toBe(4));
    expect(isBehind(store.state.getState())).toBe(false);
  });

  it('made while a save is on its way begins from what is then saved', async () => {
    const { store } = aStore();
    await store.load();
    store.edit(withRule);
    const saving = store.save();
    store.edit((plan) =>
      insertRule(plan, { ...rule, id: id(20), name: 'Later', targets: [newTarget(id(21), builtIn.queueId)] }, 0),
    );
    await saving;
    expect(store.state.getState()).toMatchObject({ saved: { version: 2 }, draft: { basedOn: 2 } });
    expect(await store.save()).toBe(true);
  });
});

it('brings an old version back as the newest one', async () => {
  const { router, store } = aStore();
  await store.load();
  store.edit(withRule);
  await store.save();
  expect(await store.restore(1)).toBeNull();
  expect(store.state.getState().saved).toMatchObject({ version: 3, restores: 1, plan: base });
  router.add(base);
  expect(await store.restore(2)).toMatchObject({ code: 'conflict' });
  expect(store.state.getState().saved?.version).toBe(4);
});
