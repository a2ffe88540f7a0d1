import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule, Target } from '../../../shared/domain/routing-plan.ts';
import { Button } from '../../ui/button.tsx';
import { newTarget } from './draft-plan.ts';
import { StepEditor } from './step-editor.tsx';

/** The most steps a rule may have. */
const most = 8;

interface RuleStepsProps {
  rule: RoutingRule;
  nextId(): string;
  onChange(targets: Target[]): void;
}

/** To whom a rule offers, one step after the other. */
export function RuleSteps({ rule, nextId, onChange }: RuleStepsProps) {
  const { t } = useTranslation('routing');
  const { targets } = rule;
  // What is taken away takes its button along: who came by keyboard goes on at the one that adds.
  const adds = useRef<HTMLButtonElement>(null);
  const add = (): void => {
    const queueId = targets.at(-1)?.queueId;
    if (queueId === undefined) return;
    // A step that never ends would leave the new one without a turn.
    const before = targets.map((target, index) =>
      index === targets.length - 1 && target.untilS === null ? { ...target, untilS: 30 * targets.length } : target,
    );
    onChange([...before, newTarget(nextId(), queueId)]);
  };
  return (
    <>
      <ol className="flex flex-col gap-6">
        {targets.map((target, index) => (
          <StepEditor
            key={target.id}
            target={target}
            at={index}
            count={targets.length}
            onChange={(next) => onChange(targets.with(index, next))}
            onMove={(to) => onChange(targets.toSpliced(index, 1).toSpliced(to, 0, target))}
            onRemove={() => {
              adds.current?.focus();
              onChange(targets.toSpliced(index, 1));
            }}
          />
        ))}
      </ol>
      <Button ref={adds} icon={Plus} size="small" className="mt-4" disabled={targets.length >= most} onClick={add}>
        {t('rule.addStep')}
      </Button>
    </>
  );
}
