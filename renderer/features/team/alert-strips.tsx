import { BellOff, TriangleAlert, UserX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AlertItem } from '../../../shared/protocol/rep/team.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useLocale, useMinute } from '../../ui/ui-provider.tsx';
import { alertWords } from './alert-words.ts';
import { teamSlot } from './team-store.ts';

const ICONS = {
  target_waits: TriangleAlert,
  nobody_available: UserX,
  missed_twice: BellOff,
  last_rep_missed: BellOff,
} as const;

interface AlertStripsProps {
  onGive(conversationId: string, visitor: Extract<AlertItem, { kind: 'target_waits' }>['visitor']): void;
}

/** What a manager has to know now; each line goes by itself when its cause has ended. */
export function AlertStrips({ onGive }: AlertStripsProps) {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const minute = useMinute();
  const { items } = useReadable(useSlot(teamSlot).alerts);
  if (items.length === 0) return null;
  return (
    <section aria-label={t('alerts.label')} className="shrink-0">
      {items.map((alert) => (
        <Strip
          key={alert.id}
          tone={alert.kind === 'missed_twice' ? 'waiting' : 'missed'}
          icon={ICONS[alert.kind]}
          action={
            alert.kind === 'target_waits' ? (
              <Button size="small" onClick={() => onGive(alert.conversationId, alert.visitor)}>
                {t('give')}
              </Button>
            ) : 'person' in alert ? (
              <Button size="small" look="plain" onClick={() => navigate(href.team('now', alert.person.id))}>
                {alert.person.name}
              </Button>
            ) : undefined
          }
        >
          <span className="font-medium">{alertWords(alert, t, minute, locale)}</span>{' '}
          {alert.kind === 'target_waits' && (
            <>
              {alert.visitor.practice && <DemoBadge className="me-1" />}
              <ElapsedTime since={alert.since} waiting />
            </>
          )}
        </Strip>
      ))}
    </section>
  );
}
