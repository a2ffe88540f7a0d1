import { CircleAlert, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { issueWords, placeOfIssue } from './issue-words.ts';
import { usePlanDesk } from './plan-desk.tsx';
import type { Place } from './rooms.ts';

/** What is to be mended, or worth a look, at one place. */
export function PlaceIssues({ room, item }: Place) {
  const { t } = useTranslation('routing');
  const { plan, names, errors, issues } = usePlanDesk();
  const lines = [
    ...errors
      .filter(({ place }) => place.room === room && place.item === item)
      .map(({ code }) => ({ text: t(`error.${code}`), tone: 'error' })),
    ...issues
      .filter((issue) => {
        const place = placeOfIssue(issue);
        return place.room === room && place.item === item;
      })
      .map((issue) => ({ text: issueWords(issue, plan, names, t), tone: issue.severity })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className="mt-3 flex flex-col gap-1.5">
      {lines.map(({ text, tone }) => (
        <li key={text} className="flex items-start gap-2">
          <Icon
            of={tone === 'error' ? CircleAlert : Info}
            size={14}
            className={cx(
              'mt-0.75',
              tone === 'error' ? 'text-missed-text' : tone === 'warning' ? 'text-waiting-text' : 'text-faint',
            )}
          />
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ul>
  );
}
