import { Plus, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '../../../shared/domain/routing-plan.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';

type Holiday = BusinessHours['holidays'][number];

interface HolidayListProps {
  holidays: readonly Holiday[];
  onChange(holidays: Holiday[]): void;
}

/** Days without hours, each with its name. */
export function HolidayList({ holidays, onChange }: HolidayListProps) {
  const { t } = useTranslation('routing');
  // What is taken away takes its button along: who came by keyboard goes on at the one that adds.
  const adds = useRef<HTMLButtonElement>(null);
  return (
    <>
      {holidays.length === 0 && <p className="pb-1 text-faint">{t('hours.noHolidays')}</p>}
      <ul aria-label={t('hours.holidays')} className="flex flex-col gap-2">
        {holidays.map((holiday, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a holiday is known by its place while its day is typed
          <li key={index} className="flex items-center gap-2">
            <span className="w-40 shrink-0">
              <TextField
                type="date"
                aria-label={t('hours.holidayDay')}
                value={holiday.day}
                onChange={(event) => onChange(holidays.with(index, { ...holiday, day: event.currentTarget.value }))}
                className="tabular"
              />
            </span>
            <span className="min-w-0 max-w-72 flex-1">
              <TextField
                aria-label={t('hours.holidayName')}
                value={holiday.name}
                onChange={(event) => onChange(holidays.with(index, { ...holiday, name: event.currentTarget.value }))}
              />
            </span>
            <IconButton
              icon={X}
              label={t('hours.removeHoliday', { name: holiday.name })}
              onClick={() => {
                adds.current?.focus();
                onChange(holidays.toSpliced(index, 1));
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        ref={adds}
        icon={Plus}
        size="small"
        className="mt-3"
        onClick={() => onChange([...holidays, { day: '', name: t('hours.holidayNew') }])}
      >
        {t('hours.addHoliday')}
      </Button>
    </>
  );
}
