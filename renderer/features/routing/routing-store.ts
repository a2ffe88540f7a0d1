import { createStore, type StoreApi } from 'zustand/vanilla';
import { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { type FormDraftStore, formDraftsSlot } from '../../bridge/form-drafts.ts';
import { slot } from '../../bridge/workspace.ts';
import { samePlan } from './draft-plan.ts';
import { mergePlans } from './merge-plans.ts';
import type { RoutingConnection } from './routing-connection.ts';
import { type PlanSender, planSenderSlot } from './send-plan.ts';

/** The plan as the router has it. */
export type SavedPlan = OutputOf<typeof routingRequests, 'routing.get'>;

/** What is changed and not saved: the plan, and the version it began from. */
export interface PlanDraft {
  basedOn: number;
  plan: RoutingPlan;
}

export interface RoutingState {
  saved: SavedPlan | null;
  draft: PlanDraft | null;
  /** What the draft began from, where somebody saved a newer plan meanwhile: without it nobody can tell who changed what. */
  base: RoutingPlan | null;
  /** Why the plan could not be read. */
  error: ErrorBody | null;
  busy: boolean;
  justSaved: boolean;
  /** Why the draft was not saved, until the next change or try. */
  refusal: ErrorBody | null;
}

export interface RoutingStore {
  readonly state: StoreApi<RoutingState>;
  load(): Promise<void>;
  /** Changes the draft; one that says what is saved is none. */
  edit(change: (plan: RoutingPlan) => RoutingPlan): void;
  discard(): void;
  /** Puts what the draft changed on top of what somebody saved meanwhile; where both changed the same, `prefer` says whose it is. */
  takeBoth(prefer: 'mine' | 'theirs'): void;
  /** Saves the draft on what the router has now: the one who saved meanwhile was seen. */
  keepMine(): void;
  save(): Promise<boolean>;
  /** Makes an old version the newest. */
  restore(version: number): Promise<ErrorBody | null>;
  close(): void;
}

/** Under which the draft is kept over a walk through the app and a restart. */
export const draftName = 'routing/plan';

/** What says that a plan has another shape, and is not only half finished. */
const otherShape: ReadonlySet<string> = new Set(['invalid_type', 'invalid_union', 'invalid_value']);

/** What was kept, if it still has the shape of a plan; a half-finished one is welcome. */
function readDraft(kept: unknown): PlanDraft | null {
  const { basedOn, plan } = (kept ?? {}) as Partial<PlanDraft>;
  if (typeof basedOn !== 'number' || typeof plan !== 'object' || plan === null) return null;
  const { error } = RoutingPlan.safeParse(plan);
  const alien = error?.issues.some(
    ({ code, path }) => otherShape.has(code) || (code === 'too_small' && path.length === 1),
  );
  return alien ? null : { basedOn, plan };
}

/** Whether somebody saved a newer plan than the draft began from. */
export const isBehind = ({ saved, draft }: RoutingState): boolean =>
  saved !== null && draft !== null && saved.version !== draft.basedOn;

/** The plan one looks at: the draft, else what is saved. */
export const planOf = ({ saved, draft }: RoutingState): RoutingPlan | null => draft?.plan ?? saved?.plan ?? null;

/** The plan, what is changed of it and not saved yet, and what became of saving it. */
export function createRoutingStore(
  connection: RoutingConnection,
  forms: FormDraftStore,
  sender: PlanSender,
): RoutingStore {
  const state = createStore<RoutingState>(() => ({
    saved: null,
    draft: readDraft(forms.drafts.getState()[draftName]),
    base: null,
    error: null,
    busy: false,
    justSaved: false,
    refusal: null,
  }));
  const setDraft = (draft: PlanDraft | null, part: Partial<RoutingState> = {}): void => {
    forms.set(draftName, draft ?? undefined);
    state.setState({ draft, refusal: null, justSaved: false, ...part });
  };
  // Counts what was asked: an answer that something newer overtook is let go.
  let asks = 0;
  const load = async (): Promise<void> => {
    const ask = ++asks;
    const result = await connection.request('routing.get', {});
    if (ask !== asks) return;
    if (!result.ok) {
      state.setState({ error: result.error });
      return;
    }
    const { draft } = state.getState();
    state.setState({ saved: result.data, base: null, error: null });
    if (draft === null) return;
    if (samePlan(draft.plan, result.data.plan)) setDraft(null);
    else if (draft.basedOn !== result.data.version) {
      const before = await connection.request('routing.version', { version: draft.basedOn });
      if (ask === asks && before.ok) state.setState({ base: before.data.plan });
    }
  };
  let newest = 0;
  const stop = connection.on('plan.changed', ({ version }) => {
    newest = version;
    const { saved, busy } = state.getState();
    // What one saves oneself comes with its answer.
    if (saved !== null && saved.version < version && !busy) void load();
  });
  return {
    state,
    load,
    edit(change) {
      const now = state.getState();
      const plan = planOf(now);
      if (plan === null || now.saved === null) return;
      const next = change(plan);
      if (next === plan) return;
      setDraft(
        samePlan(next, now.saved.plan) ? null : { basedOn: now.draft?.basedOn ?? now.saved.version, plan: next },
      );
    },
    discard: () => setDraft(null),
    takeBoth(prefer) {
      const { saved, draft, base } = state.getState();
      if (saved === null || draft === null || base === null) return;
      const { plan } = mergePlans(base, draft.plan, saved.plan, prefer);
      setDraft(samePlan(plan, saved.plan) ? null : { basedOn: saved.version, plan });
    },
    keepMine() {
      const { saved, draft } = state.getState();
      if (saved !== null && draft !== null) setDraft({ ...draft, basedOn: saved.version });
    },
    async save() {
      const { draft, busy } = state.getState();
      if (draft === null || busy) return false;
      const parsed = RoutingPlan.safeParse(draft.plan);
      if (!parsed.success) return false;
      const plan = parsed.data;
      state.setState({ busy: true, refusal: null });
      const { basedOn } = draft;
      const result = await sender.ask(plan, (input) => connection.request('routing.save', { plan: input, basedOn }));
      if (!result.ok) {
        state.setState({ busy: false, refusal: result.error });
        if (result.error.code === 'conflict') await load();
        return false;
      }
      asks += 1;
      // What was changed while it was on its way begins from what is now saved.
      const { draft: later } = state.getState();
      const saved = { ...result.data, plan };
      if (later === draft) setDraft(null, { saved, busy: false, justSaved: true });
      else setDraft(later === null ? null : { ...later, basedOn: saved.version }, { saved, busy: false });
      if (newest > saved.version) void load();
      return true;
    },
    async restore(version) {
      const { saved } = state.getState();
      if (saved === null) return null;
      const result = await connection.request('routing.restore', { version, basedOn: saved.version });
      await load();
      return result.ok ? null : result.error;
    },
    close: stop,
  };
}

/** The routing's store in the workspace. */
export const routingSlot = slot<RoutingStore>('routing', (workspace) =>
  createRoutingStore(workspace.connection, workspace.get(formDraftsSlot), workspace.get(planSenderSlot)),
);
