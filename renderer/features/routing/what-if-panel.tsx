import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { useConnection, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Select } from '../../ui/select.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { usePlanDesk } from './plan-desk.tsx';
import { planSenderSlot } from './send-plan.ts';
import type { WhatIf } from './what-if.ts';
import { WhatIfResult } from './what-if-result.tsx';

type Span = 'day' | 'week';
const days: Record<Span, number> = { day: 1, week: 7 };
const dayMs = 86_400_000;
/** A week's traffic is not replayed within an ordinary answer's time. */
const timeoutMs = 180_000;

const failures = ['busy', 'too_long', 'traffic', 'not_reproduced', 'offline'] as const;

/** Why there is no replay, as the catalogue words it. */
const failureOf = ({ detail }: ErrorBody): (typeof failures)[number] | 'other' =>
  failures.find((one) => one === detail?.reason || one === detail?.cause) ?? 'other';

interface Replay {
  busy: boolean;
  answer: WhatIf | null;
  error: ErrorBody | null;
  /** The plan it was run with. */
  plan: unknown;
}

/** What these rules would have done with the traffic there was. */
export function WhatIfPanel() {
  const { t } = useTranslation('routing');
  const workspace = useWorkspace();
  const sender = useSlot(planSenderSlot);
  const { plan, errors } = usePlanDesk();
  const connected = useConnection().kind === 'connected';
  const [span, setSpan] = useState<Span>('week');
  const [replay, setReplay] = useState<Replay>({ busy: false, answer: null, error: null, plan: null });
  const run = async (): Promise<void> => {
    setReplay({ busy: true, answer: null, error: null, plan });
    const to = workspace.clock.now();
    const times = { from: to - days[span] * dayMs, to };
    const result = await sender.ask(plan, (input) =>
      workspace.connection.request('routing.what_if', { plan: input, ...times }, { timeoutMs }),
    );
    setReplay({
      busy: false,
      answer: result.ok ? result.data : null,
      error: result.ok ? null : result.error,
      plan,
    });
  };
  const { busy, answer, error } = replay;
  return (
    <>
      <h3 className="text-title font-semibold text-pretty">{t('whatIf.title')}</h3>
      <p className="mt-0.5 text-pretty text-small text-muted">{t('whatIf.hint')}</p>
      <div className="flex items-center gap-2 pt-3">
        <span className="w-40">
          <Select<Span>
            label={t('whatIf.span')}
            value={span}
            options={[
              { value: 'day', label: t('whatIf.day') },
              { value: 'week', label: t('whatIf.week') },
            ]}
            onChange={setSpan}
          />
        </span>
        <Button busy={busy} disabled={!connected || errors.length > 0} onClick={() => void run()}>
          {t(answer === null ? 'whatIf.run' : 'whatIf.again')}
        </Button>
      </div>
      {errors.length > 0 && <p className="pt-3 text-pretty text-small text-muted">{t('preview.mendFirst')}</p>}
      <div aria-live="polite" className="pt-4">
        {busy && (
          <p className="flex items-center gap-2 text-muted">
            <Spinner />
            {t('whatIf.busy')}
          </p>
        )}
        {error !== null && (
          <ErrorState
            title={t(`whatIf.fail.${failureOf(error)}.title`)}
            meaning={t(`whatIf.fail.${failureOf(error)}.meaning`)}
          />
        )}
        {answer !== null && replay.plan !== plan && (
          <p className="pb-3 text-small text-waiting-text">{t('whatIf.stale')}</p>
        )}
        {answer !== null && <WhatIfResult answer={answer} />}
      </div>
    </>
  );
}
