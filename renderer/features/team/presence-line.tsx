import { useTranslation } from 'react-i18next';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { statusName } from '../../lib/status-words.ts';
import { StatusDot, type StatusShape } from '../../ui/status-dot.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';

interface Line {
  shape: StatusShape;
  label: string;
  since: number;
  /** Since when they are connected again, where they were lost in this status. */
  againSince: number;
  aside: string | null;
}

/** What reaches the rep comes first: a chosen status means little on a computer that is locked or gone. */
function useLine({ presence, connectionSince, because, inCall }: TeamItem): Line {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const { status, since, connection, machine } = presence;
  const label = statusName(presence, tp);
  if (status === 'offline') return { shape: 'ring', label, since, againSince: 0, aside: null };
  if (connection === 'lost') {
    return { shape: 'ring', label: t('day.gone'), since: connectionSince, againSince: 0, aside: null };
  }
  const againSince = connectionSince > since ? connectionSince : 0;
  if (machine !== 'unlocked') {
    return {
      shape: 'ring',
      label: t(machine === 'locked' ? 'locked' : 'asleep'),
      since: 0,
      againSince: 0,
      aside: label,
    };
  }
  const setBy = because?.reason === 'manager' && because.by !== null ? t('setBy', { name: because.by.name }) : null;
  if (inCall) return { shape: 'wave', label: t('inCall'), since: 0, againSince: 0, aside: setBy };
  return { shape: presenceShape(status), label, since, againSince, aside: setBy };
}

/** A rep's status with since-when, and who set it where it was not the rep. */
export function PresenceLine({ item }: { item: TeamItem }) {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const minute = useMinute();
  const { shape, label, since, againSince, aside } = useLine(item);
  const words = [
    ...(since > 0 ? [t('since', { time: formatSince(since, minute, locale) })] : []),
    ...(againSince > 0 ? [t('connectedAgain', { time: formatSince(againSince, minute, locale) })] : []),
    ...(aside === null ? [] : [aside]),
  ].join(' · ');
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-small">
      <StatusDot shape={shape} label={label} className="shrink-0" />
      <span className="truncate text-faint">{words}</span>
    </span>
  );
}
