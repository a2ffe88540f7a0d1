import { CloudOff, RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../../shared/client/transport/connection.ts';
import { systemClock } from '../../shared/domain/clock.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import type { RepPushes } from '../../shared/protocol/rep/pushes.ts';
import { useReadable, useWorkspace } from '../bridge/workspace.ts';
import { formatSince } from '../lib/relative-time.ts';
import { Button } from '../ui/button.tsx';
import { Strip } from '../ui/strip.tsx';
import { useLocale } from '../ui/ui-provider.tsx';
import { type ConnectionNotice, connectionNotice } from './connection-notice.ts';
import { useOnline } from './use-online.ts';

/** A router that restarts is back within this time: the bar's status says so at once, the strip need not jump in and out. */
const CALM_MS = 800;

export function useConnectionNotice(connection: Connection<RepContract, RepPushes>): ConnectionNotice | null {
  return connectionNotice(useReadable(connection), useOnline());
}

function useLasting(notice: ConnectionNotice | null): ConnectionNotice | null {
  const [lasting, setLasting] = useState(false);
  const there = notice !== null;
  useEffect(() => {
    if (!there) {
      setLasting(false);
      return;
    }
    const timer = setTimeout(() => setLasting(true), CALM_MS);
    return () => clearTimeout(timer);
  }, [there]);
  return lasting ? notice : null;
}

/** Under the bar while the connection is not as it should be: since when, and what still works. */
export function ConnectionStrip({ onSignInAgain }: { onSignInAgain(): void }) {
  const { t } = useTranslation('app');
  const locale = useLocale();
  const { connection, bridge } = useWorkspace();
  const notice = useLasting(useConnectionNotice(connection));
  if (notice === null) return null;
  switch (notice.kind) {
    case 'connecting':
      return <Strip icon={RefreshCw}>{t('connection.connecting')}</Strip>;
    case 'reconnecting':
    case 'offline':
      return (
        <Strip
          icon={CloudOff}
          tone="waiting"
          action={
            <Button look="plain" size="small" onClick={() => connection.retry()}>
              {t('connection.tryNow')}
            </Button>
          }
        >
          {notice.kind === 'offline'
            ? t('connection.offline')
            : t('connection.reconnecting', { time: formatSince(notice.since, systemClock.now(), locale) })}{' '}
          {t('connection.notOffered')}
        </Strip>
      );
    case 'too_old':
      return (
        <Strip
          icon={CloudOff}
          tone="missed"
          action={
            bridge.kind === 'browser' && (
              <Button size="small" onClick={() => window.location.reload()}>
                {t('connection.reload')}
              </Button>
            )
          }
        >
          {t('connection.tooOld')} {bridge.kind === 'desktop' && t('connection.tooOldDesktop')}
        </Strip>
      );
    case 'refused':
      return (
        <Strip
          icon={CloudOff}
          tone="missed"
          action={
            <Button size="small" onClick={onSignInAgain}>
              {t('connection.signInAgain')}
            </Button>
          }
        >
          {t('connection.refused')}
        </Strip>
      );
  }
}
