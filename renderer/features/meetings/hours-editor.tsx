import { CopyPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../ui/form-row.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import {
  formatMinutes,
  type HoursOfDay,
  nextSpan,
  roomForSpan,
  timesFor,
  weekdayName,
  wrongWith,
} from './weekly-hours.ts';

interface HoursEditorProps {
  week: readonly HoursOfDay[];
  onChange(week: HoursOfDay[]): void;
}

/** The days a week's hours are mostly alike on. */
const workdays = [1, 2, 3, 4, 5];

/** A week of bookable hours, one line a day. */
export function HoursEditor({ week, onChange }: HoursEditorProps) {
  const { t } = useTranslation('meetings');
  const room = roomForSpan(week);
  const put = (day: HoursOfDay): void => onChange(week.map((one) => (one.weekday === day.weekday ? day : one)));
  const copy = (day: HoursOfDay): void =>
    onChange(week.map((one) => (workdays.includes(one.weekday) ? { ...one, spans: [...day.spans] } : one)));
  return (
    <ul aria-label={t('hours.title')} className="divide-y divide-hairline border-y border-hairline">
      {week.map((day) => (
        <DayLine key={day.weekday} day={day} room={room} onChange={put} onCopy={() => copy(day)} />
      ))}
    </ul>
  );
}

interface DayLineProps {
  day: HoursOfDay;
  /** Another span may be added this week. */
  room: boolean;
  onChange(day: HoursOfDay): void;
  onCopy(): void;
}

function DayLine({ day, room, onChange, onCopy }: DayLineProps) {
  const { t } = useTranslation('meetings');
  const locale = useLocale();
  const name = weekdayName(day.weekday, locale);
  const wrong = wrongWith(day);
  const next = room ? nextSpan(day) : null;
  const on = day.spans.length > 0;
  const putSpan = (at: number, part: { from?: number; to?: number }): void =>
    onChange({ ...day, spans: day.spans.map((span, index) => (index === at ? { ...span, ...part } : span)) });
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <span className="flex h-8 w-34 shrink-0 items-center gap-3">
        <Switch
          label={t('hours.works', { day: name })}
          checked={on}
          disabled={!on && next === null}
          onChange={() => onChange({ ...day, spans: on || next === null ? [] : [next] })}
        />
        <span className="truncate font-medium">{name}</span>
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2 max-narrow:order-last max-narrow:basis-full">
        {!on && <p className="flex h-8 items-center text-faint">{t('hours.off')}</p>}
        {day.spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is known by its place alone
          <div key={index} className="flex flex-wrap items-center gap-2">
            <TimeSelect
              label={t('hours.from', { day: name })}
              kind="from"
              value={span.from}
              onChange={(from) => putSpan(index, { from })}
            />
            <span aria-hidden="true" className="text-faint">
              {'–'}
            </span>
            <TimeSelect
              label={t('hours.to', { day: name })}
              kind="to"
              value={span.to}
              onChange={(to) => putSpan(index, { to })}
            />
            <IconButton
              icon={X}
              label={t('hours.remove', {
                day: name,
                from: formatMinutes(span.from, locale),
                to: formatMinutes(span.to, locale),
              })}
              onClick={() => onChange({ ...day, spans: day.spans.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        {wrong !== null && <FieldError>{t(`hours.${wrong}`)}</FieldError>}
      </div>
      <span className="ms-auto flex shrink-0">
        {on && workdays.includes(day.weekday) && (
          <IconButton icon={CopyPlus} label={t('hours.copy', { day: name })} onClick={onCopy} />
        )}
        <IconButton
          icon={Plus}
          label={t('hours.add', { day: name })}
          disabled={next === null}
          onClick={() => {
            if (next !== null) onChange({ ...day, spans: [...day.spans, next] });
          }}
        />
      </span>
    </li>
  );
}

interface TimeSelectProps {
  label: string;
  kind: 'from' | 'to';
  value: number;
  onChange(value: number): void;
}

function TimeSelect({ label, kind, value, onChange }: TimeSelectProps) {
  const locale = useLocale();
  return (
    <span className="w-28">
      <Select
        label={label}
        value={String(value)}
        options={timesFor(kind, value).map((minutes) => ({
          value: String(minutes),
          label: formatMinutes(minutes, locale),
        }))}
        onChange={(next) => onChange(Number(next))}
        className="tabular"
      />
    </span>
  );
}
