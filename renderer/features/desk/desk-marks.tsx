import { AlarmClock, AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe, useReadable, useSlot } from '../../bridge/workspace.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { Icon } from '../../ui/icon.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { deskSlot } from './desk-store.ts';
import { TagChip } from './tag-chip.tsx';

interface DeskMarksProps {
  tags: readonly string[];
  snoozedUntil: number | null;
  mentions: number;
}

/** What the desk knows of a row: until when it is put aside, that I am named, its first tag and how many more. */
export function DeskMarks({ tags, snoozedUntil, mentions }: DeskMarksProps) {
  const { t } = useTranslation('desk');
  const locale = useLocale();
  const now = useMinute();
  const me = useMe();
  const all = useReadable(useSlot(deskSlot).tags) ?? [];
  const shown = tags.flatMap((id) => all.find((tag) => tag.id === id) ?? []);
  const [first, ...others] = shown;
  return (
    <>
      {snoozedUntil !== null && (
        <span className="tabular inline-flex shrink-0 items-center gap-1 text-small text-muted">
          <Icon of={AlarmClock} size={14} />
          {formatSince(snoozedUntil, now, locale, me.zone)}
        </span>
      )}
      {mentions > 0 && (
        <span className="inline-flex shrink-0 items-center gap-0.5 text-small font-semibold text-accent-text">
          <Icon of={AtSign} size={14} />
          <span className="sr-only">{t('notes.mentioned')}</span>
        </span>
      )}
      {first !== undefined && (
        <Tooltip label={shown.map(({ name }) => name).join(', ')}>
          <span className="inline-flex min-w-12 items-center gap-1">
            <TagChip tag={first} className="max-w-20" />
            {others.length > 0 && <span className="tabular text-meta text-faint">+{others.length}</span>}
          </span>
        </Tooltip>
      )}
    </>
  );
}
