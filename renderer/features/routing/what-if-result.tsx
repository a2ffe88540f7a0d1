import { useTranslation } from 'react-i18next';
import { formatElapsed } from '../../lib/elapsed.ts';
import { href } from '../../lib/route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { WhatIf } from './what-if.ts';
import { barsOf } from './what-if-bars.ts';

/** Before and after beside each other: the waits, how they ended, who accepted, and some that would have gone otherwise. */
export function WhatIfResult({ answer }: { answer: WhatIf }) {
  const { before, after, differing, erased, practice, examples } = answer;
  const { t } = useTranslation('routing');
  const uncounted = practice > 0 && (
    <p className="text-pretty text-small text-faint">{t('whatIf.practice', { count: practice })}</p>
  );
  if (before.waits === 0) {
    return (
      <>
        <p className="text-muted">{t('whatIf.none')}</p>
        {uncounted}
      </>
    );
  }
  const wait = (ms: number | null): string =>
    ms === null ? t('whatIf.none_yet') : formatElapsed(Math.round(ms / 1000));
  const rows = [
    { label: t('whatIf.median'), was: wait(before.medianWaitMs), now: wait(after.medianWaitMs) },
    { label: t('whatIf.p90'), was: wait(before.p90WaitMs), now: wait(after.p90WaitMs) },
    ...(['conversation', 'meeting_booker', 'missed'] as const).map((outcome) => ({
      label: t(`whatIf.${outcome}`),
      was: String(before.outcomes[outcome]),
      now: String(after.outcomes[outcome]),
    })),
  ];
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="pb-2">{t('whatIf.waits', { count: before.waits })}</p>
        <table className="tabular w-full">
          <thead>
            <tr className="text-small text-muted">
              <td />
              <th scope="col" className="w-20 pb-1 text-end font-medium">
                {t('whatIf.then')}
              </th>
              <th scope="col" className="w-24 pb-1 text-end font-medium">
                {t('whatIf.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, was, now }) => (
              <tr key={label} className="border-t border-hairline">
                <th scope="row" className="py-1 pe-2 text-start font-normal text-muted">
                  {label}
                </th>
                <td className="py-1 text-end text-muted">{was}</td>
                <td className={`py-1 text-end ${was === now ? 'text-muted' : 'font-semibold'}`}>{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <RepBars answer={{ before, after }} />
      <div>
        <p className="text-pretty font-medium">
          {differing === 0 ? t('whatIf.same') : t('whatIf.differing', { count: differing })}
        </p>
        {erased > 0 && <p className="text-pretty text-small text-faint">{t('whatIf.erased', { count: erased })}</p>}
        {uncounted}
        <ul className="flex flex-col pt-1">
          {examples.slice(0, 20).map((example) => (
            <Example key={`${example.conversationId}/${example.askedAt}`} example={example} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function RepBars({ answer: { before, after } }: { answer: Pick<WhatIf, 'before' | 'after'> }) {
  const { t } = useTranslation('routing');
  const bars = barsOf(before.byRep, after.byRep);
  if (bars.length === 0) return null;
  return (
    <section>
      <h4 className="text-small font-semibold text-muted">{t('whatIf.byRep')}</h4>
      <ul className="flex flex-col gap-2 pt-2">
        {bars.map(({ rep, before: was, after: now, beforeShare, afterShare }) => (
          <li key={rep.id} className="flex items-center gap-2">
            <Avatar id={rep.id} name={rep.name} photo={rep.photo} size={20} />
            <bdi className="w-24 shrink-0 truncate">{rep.name}</bdi>
            <span
              role="img"
              aria-label={t('whatIf.bar', { name: rep.name, before: was, after: now })}
              className="flex min-w-0 flex-1 flex-col gap-0.5"
            >
              <span className="block h-1.5 rounded-full bg-ghost" style={{ width: `${beforeShare}%` }} />
              <span className="block h-1.5 rounded-full bg-accent" style={{ width: `${afterShare}%` }} />
            </span>
            <span aria-hidden="true" className="tabular w-14 shrink-0 text-end text-small text-muted">
              {t('whatIf.example', { before: was, after: now })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const outcomes = ['conversation', 'meeting_booker', 'missed'] as const;

function Example({ example: { conversationId, askedAt, before, after } }: { example: WhatIf['examples'][number] }) {
  const { t } = useTranslation('routing');
  const words = ({ rep, outcome }: typeof before): string =>
    rep?.name ?? t(`whatIf.outcome.${outcomes.find((one) => one === outcome) ?? 'other'}`);
  return (
    <li>
      <a
        href={href.inbox(conversationId)}
        className="-mx-2 flex items-center gap-2 rounded-control px-2 py-1 text-small transition-colors hover:bg-hover"
      >
        <RelativeTime at={askedAt} className="w-16 shrink-0 text-faint" />
        <bdi className="min-w-0 flex-1 truncate">
          {t('whatIf.example', { before: words(before), after: words(after) })}
        </bdi>
      </a>
    </li>
  );
}
