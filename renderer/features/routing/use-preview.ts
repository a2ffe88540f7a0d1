import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { InputOf, OutputOf } from '../../../shared/protocol/contract.ts';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { PlanInput, routingRequests } from '../../../shared/protocol/rep/routing.ts';
import { useConnection, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { usePlanDesk } from './plan-desk.tsx';
import type { PreviewSubject } from './preview-store.ts';
import { planSenderSlot } from './send-plan.ts';

/** What the preview says of a visitor. */
export type Preview = OutputOf<typeof routingRequests, 'routing.preview'>;

/** Asked once the typing pauses, and again while somebody may have become free. */
const pauseMs = 250;
const againMs = 5000;

/** Whom the question is about; null where nobody is chosen yet. */
const visitorOf = ({
  from,
  visitorId,
  facts,
}: PreviewSubject): InputOf<typeof routingRequests, 'routing.preview'>['visitor'] | null => {
  if (from === 'made') return { kind: 'facts', facts };
  return visitorId === null ? null : { kind: 'visitor', visitorId };
};

/** Who would be offered the visitor now under the plan one looks at; the last answer stays until there is a new one. */
export function usePreview(subject: PreviewSubject): { preview: Preview | null; error: ErrorBody | null } {
  const workspace = useWorkspace();
  const sender = useSlot(planSenderSlot);
  const { store, errors } = usePlanDesk();
  const draft = useStore(store.state, (state) => state.draft);
  const connection = useConnection();
  const epoch = connection.kind === 'connected' ? connection.epoch : 0;
  const [answer, setAnswer] = useState<{ preview: Preview | null; error: ErrorBody | null }>({
    preview: null,
    error: null,
  });
  const blocked = errors.length > 0;

  useEffect(() => {
    const visitor = visitorOf(subject);
    if (epoch === 0 || blocked || visitor === null) return;
    let current = true;
    let stop = (): void => {};
    const ask = async (): Promise<void> => {
      const request = (plan: PlanInput | null) => workspace.connection.request('routing.preview', { plan, visitor });
      const result = draft === null ? await request(null) : await sender.ask(draft.plan, request);
      if (!current) return;
      setAnswer(result.ok ? { preview: result.data, error: null } : { preview: null, error: result.error });
      stop = workspace.timers.after(againMs, () => void ask());
    };
    stop = workspace.timers.after(pauseMs, () => void ask());
    return () => {
      current = false;
      stop();
    };
  }, [workspace, sender, epoch, blocked, draft, subject]);
  return answer;
}
