import { CopyPlus, Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  formatMinutes,
  type HoursOfDay,
  nextSpan,
  roomForSpan,
  timesFor,
  weekdayName,
  wrongWith,
} from '../lib/weekly-hours.ts';
import { FieldError } from './form-row.tsx';
import { IconButton } from './icon-button.tsx';
import { Select } from './select.tsx';
import { Switch } from './switch.tsx';
import { useLocale } from './ui-provider.tsx';

interface WeekEditorProps {
  /** What the hours are for. */
  label: string;
  /** Said at the switch of a day: *Bookable on Monday*. */
  dayLabel(day: string): string;
  week: readonly HoursOfDay[];
  onChange(week: HoursOfDay[]): void;
  /** A span that ends before it begins ends on the next day. */
  overnight?: boolean;
  disabled?: boolean;
}

/** The days a week's hours are mostly alike on. */
const workdays = [1, 2, 3, 4, 5];

/** The hours of a week, one line a day. */
export function WeekEditor({ label, dayLabel, week, onChange, overnight = false, disabled = false }: WeekEditorProps) {
  const room = roomForSpan(week);
  const put = (day: HoursOfDay): void => onChange(week.map((one) => (one.weekday === day.weekday ? day : one)));
  const copy = (day: HoursOfDay): void =>
    onChange(week.map((one) => (workdays.includes(one.weekday) ? { ...one, spans: [...day.spans] } : one)));
  return (
    <ul aria-label={label} className="divide-y divide-hairline border-y border-hairline">
      {week.map((day) => (
        <DayLine
          key={day.weekday}
          day={day}
          dayLabel={dayLabel}
          room={room}
          overnight={overnight}
          disabled={disabled}
          onChange={put}
          onCopy={() => copy(day)}
        />
      ))}
    </ul>
  );
}

interface DayLineProps {
  day: HoursOfDay;
  dayLabel(day: string): string;
  /** Another span may be added this week. */
  room: boolean;
  overnight: boolean;
  disabled: boolean;
  onChange(day: HoursOfDay): void;
  onCopy(): void;
}

function DayLine({ day, dayLabel, room, overnight, disabled, onChange, onCopy }: DayLineProps) {
  const { t } = useTranslation('ui');
  const locale = useLocale();
  const name = weekdayName(day.weekday, locale);
  const wrong = wrongWith(day, overnight);
  const next = room ? nextSpan(day) : null;
  const on = day.spans.length > 0;
  const putSpan = (at: number, part: { from?: number; to?: number }): void =>
    onChange({ ...day, spans: day.spans.map((span, index) => (index === at ? { ...span, ...part } : span)) });
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <span className="flex h-8 w-34 shrink-0 items-center gap-3">
        <Switch
          label={dayLabel(name)}
          checked={on}
          disabled={disabled || (!on && next === null)}
          onChange={() => onChange({ ...day, spans: on || next === null ? [] : [next] })}
        />
        <span className="truncate font-medium">{name}</span>
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-2 max-narrow:order-last max-narrow:basis-full">
        {!on && <p className="flex h-8 items-center text-faint">{t('week.off')}</p>}
        {day.spans.map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is known by its place alone
          <div key={index} className="flex flex-wrap items-center gap-2">
            <TimeSelect
              label={t('week.from', { day: name })}
              kind="from"
              value={span.from}
              disabled={disabled}
              onChange={(from) => putSpan(index, { from })}
            />
            <span aria-hidden="true" className="text-faint">
              {'–'}
            </span>
            <TimeSelect
              label={t('week.to', { day: name })}
              kind="to"
              value={span.to}
              disabled={disabled}
              onChange={(to) => putSpan(index, { to })}
            />
            {overnight && span.to <= span.from && <span className="text-small text-faint">{t('week.nextDay')}</span>}
            <IconButton
              icon={X}
              disabled={disabled}
              label={t('week.remove', {
                day: name,
                from: formatMinutes(span.from, locale),
                to: formatMinutes(span.to, locale),
              })}
              onClick={() => onChange({ ...day, spans: day.spans.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        {wrong !== null && <FieldError>{t(`week.${wrong}`)}</FieldError>}
      </div>
      <span className="ms-auto flex shrink-0">
        {on && workdays.includes(day.weekday) && (
          <IconButton icon={CopyPlus} disabled={disabled} label={t('week.copy', { day: name })} onClick={onCopy} />
        )}
        <IconButton
          icon={Plus}
          label={t('week.add', { day: name })}
          disabled={disabled || next === null}
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
  disabled: boolean;
  onChange(value: number): void;
}

function TimeSelect({ label, kind, value, disabled, onChange }: TimeSelectProps) {
  const locale = useLocale();
  return (
    <span className="w-28">
      <Select
        label={label}
        disabled={disabled}
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
