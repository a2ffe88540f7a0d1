import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition, RoutingRule } from '../../../shared/domain/routing-plan.ts';
import { Button } from '../../ui/button.tsx';
import { ConditionLine } from './condition-line.tsx';
import { newCondition } from './draft-plan.ts';
import { usePlanDesk } from './plan-desk.tsx';

/** The most conditions a rule may have. */
const most = 20;

/** A rule's conditions, each a line one reads as a sentence. */
export function RuleWhen({ rule, onChange }: { rule: RoutingRule; onChange(when: Condition[]): void }) {
  const { t } = useTranslation('routing');
  const { plan } = usePlanDesk();
  const { when } = rule;
  // What is taken away takes its button along: who came by keyboard goes on at the one that adds.
  const adds = useRef<HTMLButtonElement>(null);
  return (
    <>
      {when.length === 0 && <p className="pb-3 text-pretty text-faint">{t('rule.whenNone')}</p>}
      <ul className="flex flex-col gap-2">
        {when.map((condition, index) => (
          <ConditionLine
            // biome-ignore lint/suspicious/noArrayIndexKey: a condition is known by its place alone
            key={index}
            condition={condition}
            number={index + 1}
            onChange={(next) => onChange(when.with(index, next))}
            onRemove={() => {
              adds.current?.focus();
              onChange(when.toSpliced(index, 1));
            }}
          />
        ))}
      </ul>
      <Button
        ref={adds}
        icon={Plus}
        size="small"
        className="mt-3"
        disabled={when.length >= most}
        onClick={() => onChange([...when, newCondition('page', plan.hours[0]?.id ?? '')])}
      >
        {t('rule.addCondition')}
      </Button>
      {when.some(({ on }) => on === 'answer') && (
        <p className="pt-3 text-pretty text-small text-muted">{t('rule.answerHint')}</p>
      )}
      {when.some(({ on }) => on === 'attribute') && (
        <p className="pt-3 text-pretty text-small text-muted">{t('rule.attributeHint')}</p>
      )}
      {plan.hours.length === 0 && <p className="pt-3 text-pretty text-small text-muted">{t('rule.timeHint')}</p>}
    </>
  );
}
