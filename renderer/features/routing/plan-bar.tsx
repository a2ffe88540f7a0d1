import { CircleAlert, Info } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { cx } from '../../lib/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { issueWords, placeName, placeOfIssue } from './issue-words.ts';
import { usePlanDesk } from './plan-desk.tsx';
import { refusalWords } from './refusal-words.ts';
import { hrefOf, type Place } from './rooms.ts';

interface Line {
  key: string;
  place: Place;
  text: string;
  error: boolean;
}

/** The end of every room of the plan: what is to be mended, and the one button that saves it all. */
export function PlanBar() {
  const { t } = useTranslation('routing');
  const { store, plan, names, errors, issues, mayEdit } = usePlanDesk();
  const { draft, busy, justSaved, refusal } = useStore(store.state);
  // What is half done is told at its place; here only to somebody who wants to save it.
  const [tried, setTried] = useState(false);
  const lines: Line[] = [
    ...errors.map(({ code, place }) => ({
      key: `${place.room}/${place.item}/${code}`,
      place,
      text: t(`error.${code}`),
      error: true,
    })),
    ...issues
      .filter(({ severity }) => severity !== 'note')
      .map((issue) => ({
        key: JSON.stringify(issue),
        place: placeOfIssue(issue),
        text: issueWords(issue, plan, names, t),
        error: issue.severity === 'error',
      })),
  ];
  if (!mayEdit && lines.length === 0) return null;
  const blocked = errors.length > 0;
  const save = (): void => {
    setTried(blocked);
    if (!blocked) void store.save();
  };
  return (
    <div className="under-foot flex shrink-0 flex-wrap items-center justify-between gap-x-6 border-t border-hairline px-8 max-medium:px-5">
      {mayEdit && (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <SaveBar
            dirty={draft !== null}
            busy={busy}
            justSaved={justSaved}
            refusal={refusal !== null ? refusalWords(refusal, t) : tried && blocked ? t('bar.mend') : null}
            onSave={save}
            onDiscard={() => store.discard()}
          />
        </form>
      )}
      {lines.length > 0 && <IssuePopover lines={lines} />}
    </div>
  );
}

/** How many things there are, and each with the way to its place. */
function IssuePopover({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('routing');
  const { plan, names } = usePlanDesk();
  const wrong = lines.some(({ error }) => error);
  const placeWords = (place: Place): string => {
    const room = t(`rooms.${place.room}`);
    const name = placeName(place, plan, names);
    return name === '' ? room : t('bar.place', { room, name });
  };
  return (
    <Popover
      side="top"
      align="end"
      title={t('bar.title')}
      className="w-96 max-w-[calc(100vw-2rem)]"
      trigger={
        <button
          type="button"
          className={cx(
            'my-3 inline-flex h-8 items-center gap-1.5 rounded-control px-2 font-medium transition-colors hover:bg-hover',
            wrong ? 'text-missed-text' : 'text-waiting-text',
          )}
        >
          <Icon of={wrong ? CircleAlert : Info} size={14} />
          {t(wrong ? 'bar.wrong' : 'bar.look', { count: lines.length })}
        </button>
      }
    >
      <ul className="flex flex-col gap-2">
        {lines.map(({ key, place, text, error }) => (
          <li key={key} className="flex items-start gap-2">
            <Icon
              of={error ? CircleAlert : Info}
              size={14}
              className={cx('mt-0.75', error ? 'text-missed-text' : 'text-waiting-text')}
            />
            <span className="min-w-0 flex-1">
              <a href={hrefOf(place)} className="font-medium text-accent-text hover:underline">
                {placeWords(place)}
              </a>
              <span className="block text-pretty">{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
