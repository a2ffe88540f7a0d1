import { useTranslation } from 'react-i18next';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { cx } from '../../lib/cx.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { statusName } from '../../lib/status-words.ts';
import { StatusDot, type StatusShape } from '../../ui/status-dot.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { againSince } from './again-since.ts';

interface Line {
  shape: StatusShape;
  label: string;
  since: number;
  aside: string | null;
}

/** What reaches the rep comes first: a chosen status means little on a computer that is locked or gone. */
function useLine({ presence, connectionSince, because, inCall }: TeamItem): Line {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const { status, since, connection, machine } = presence;
  const label = statusName(presence, tp);
  if (status === 'offline') return { shape: 'ring', label, since, aside: null };
  if (connection === 'lost') return { shape: 'ring', label: t('day.gone'), since: connectionSince, aside: null };
  if (machine !== 'unlocked') {
    return { shape: 'ring', label: t(machine === 'locked' ? 'locked' : 'asleep'), since: 0, aside: label };
  }
  const setBy = because?.reason === 'manager' && because.by !== null ? t('setBy', { name: because.by.name }) : null;
  if (inCall) return { shape: 'wave', label: t('inCall'), since: 0, aside: setBy };
  return { shape: presenceShape(status), label, since, aside: setBy };
}

interface PresenceLineProps {
  item: TeamItem;
  /** Goes on in a second line where one does not hold it: a row has no room for that. */
  wraps?: boolean;
}

/** A rep's status with since-when, and who set it where it was not the rep. */
export function PresenceLine({ item, wraps = false }: PresenceLineProps) {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const minute = useMinute();
  const { shape, label, since, aside } = useLine(item);
  const again = againSince(item);
  const words = [
    ...(since > 0 ? [t('since', { time: formatSince(since, minute, locale) })] : []),
    ...(since > 0 && again !== null ? [t('connectedAgain', { time: formatSince(again, minute, locale) })] : []),
    ...(aside === null ? [] : [aside]),
  ].join(' · ');
  return (
    <span className={cx('flex min-w-0 gap-x-1.5 text-small', wraps ? 'flex-wrap' : 'items-center')}>
      <StatusDot shape={shape} label={label} className="shrink-0" />
      <span className={wraps ? 'text-faint' : 'truncate text-faint'}>{words}</span>
    </span>
  );
}
