import { useTranslation } from 'react-i18next';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { presenceShape } from '../../lib/presence-shape.ts';
import { formatSince } from '../../lib/relative-time.ts';
import { StatusDot } from '../../ui/status-dot.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';

function useAside({ presence, because }: TeamItem): string[] {
  const { t } = useTranslation('team');
  if (presence.status === 'offline') return [];
  if (presence.connection === 'lost') return [t('notConnected')];
  if (presence.machine === 'locked') return [t('locked')];
  if (presence.machine === 'suspended') return [t('asleep')];
  if (because?.reason !== 'manager' || because.by === null) return [];
  return [t('setBy', { name: because.by.name })];
}

/** A rep's status with since-when, and what stands beside it: who set it, or that nothing reaches them. */
export function PresenceLine({ item }: { item: TeamItem }) {
  const { t } = useTranslation('team');
  const { t: tp } = useTranslation('presence');
  const locale = useLocale();
  const minute = useMinute();
  const { presence, inCall } = item;
  const { status, since } = presence;
  const shape = inCall ? 'wave' : presence.connection === 'lost' ? 'ring' : presenceShape(status);
  const words = [
    ...(since > 0 ? [t('since', { time: formatSince(since, minute, locale) })] : []),
    ...useAside(item),
  ].join(' · ');
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 text-small">
      <StatusDot shape={shape} label={inCall ? t('inCall') : tp(`statuses.${status}`)} className="shrink-0" />
      <span className="truncate text-faint">{words}</span>
    </span>
  );
}
