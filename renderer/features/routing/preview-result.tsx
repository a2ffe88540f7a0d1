import { Ban, CircleCheck, CircleSlash, PowerOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/cx.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Icon } from '../../ui/icon.tsx';
import { conditionWords } from './condition-words.ts';
import { usePlanDesk } from './plan-desk.tsx';
import type { Preview } from './use-preview.ts';

/** As many rules that do not hold are read at a glance. */
const aboveShown = 5;

/** The rule that holds and why the earlier ones do not, then each step with those it offers to and those it passes over. */
export function PreviewResult({ preview: { rules, targets, booker } }: { preview: Preview }) {
  const { t } = useTranslation('routing');
  const above = rules.filter(({ result }) => result === 'failed' || result === 'disabled');
  const held = rules.filter(({ result }) => result === 'held');
  const below = rules.length - above.length - held.length;
  const lines = above.map((look) => <RuleLine key={look.ruleId} look={look} />);
  return (
    <div aria-live="polite" className="flex flex-col gap-5">
      <section>
        <h4 className="text-small font-semibold text-muted">{t('preview.rules')}</h4>
        {/* Which rule it is must not lie under fifty that it is not. */}
        {above.length > aboveShown && (
          <div className="pt-1.5">
            <Disclosure label={t('preview.above', { count: above.length })}>
              <ol className="flex flex-col gap-1.5 pt-1 pb-1.5">{lines}</ol>
            </Disclosure>
          </div>
        )}
        <ol className="flex flex-col gap-1.5 pt-1.5">
          {above.length <= aboveShown && lines}
          {held.map((look) => (
            <RuleLine key={look.ruleId} look={look} />
          ))}
        </ol>
        {below > 0 && <p className="ps-6 pt-1.5 text-small text-faint">{t('preview.notReached', { count: below })}</p>}
      </section>
      <section>
        <h4 className="text-small font-semibold text-muted">{t('preview.targets')}</h4>
        {booker && <p className="pt-1.5 text-pretty">{t('preview.booker')}</p>}
        <ol className="flex flex-col gap-4 pt-2">
          {targets.map((target, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one target may come with several stages, in order
            <TargetLine key={index} target={target} />
          ))}
        </ol>
      </section>
    </div>
  );
}

function RuleLine({ look: { ruleId, ruleName, result, failed } }: { look: Preview['rules'][number] }) {
  const { t } = useTranslation('routing');
  const { plan, names } = usePlanDesk();
  const condition = failed === null ? undefined : plan.rules.find(({ id }) => id === ruleId)?.when[failed];
  const held = result === 'held';
  return (
    <li className="flex items-start gap-2">
      <Icon
        of={held ? CircleCheck : result === 'disabled' ? PowerOff : CircleSlash}
        size={14}
        className={cx('mt-0.75', held ? 'text-available-text' : 'text-faint')}
      />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <bdi className={held ? 'font-medium' : 'text-muted'}>{ruleName}</bdi>
        <span className={cx('block text-pretty text-small', held ? 'text-available-text' : 'text-faint')}>
          {held
            ? t('preview.held')
            : result === 'disabled'
              ? t('preview.disabled')
              : condition === undefined
                ? ''
                : t('preview.failedAt', { condition: conditionWords(condition, names, t) })}
        </span>
      </span>
    </li>
  );
}

function TargetLine({ target: { stage, queueName, offered, passed } }: { target: Preview['targets'][number] }) {
  const { t } = useTranslation('routing');
  const others = passed.filter(({ reps, more }) => reps.length + more > 0);
  return (
    <li>
      <p className="font-medium">{t(`preview.stage.${stage}`, { queue: queueName ?? '' })}</p>
      {offered.length === 0 ? (
        stage !== 'manual' && (
          <p className="flex items-center gap-1.5 pt-1 text-muted">
            <Icon of={Ban} size={14} className="text-faint" />
            {t('preview.nobody')}
          </p>
        )
      ) : (
        <ul className="flex flex-wrap gap-x-3 gap-y-1 pt-1.5">
          {offered.map(({ id, name, photo }) => (
            <li key={id} className="flex min-w-0 items-center gap-1.5">
              <Avatar id={id} name={name} photo={photo} size={20} />
              <bdi className="truncate">{name}</bdi>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul aria-label={t('preview.passed')} className="flex flex-col gap-0.5 pt-1.5 text-small text-muted">
          {others.map(({ why, reps, more }) => (
            <li key={why} className="text-pretty">
              <bdi className="text-faint">
                {[...reps.map(({ name }) => name), ...(more > 0 ? [t('preview.more', { count: more })] : [])].join(
                  t('says.comma'),
                )}
              </bdi>
              {t('preview.reason', { why: t(`preview.why.${why}`) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
