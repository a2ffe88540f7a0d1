import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reachesFromHere } from '../../../shared/client/media/reaches-from-here.ts';
import type { IceReport } from '../../../shared/protocol/rep/ice.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';

import { useAct } from './use-act.ts';

type Here = 'trying' | 'fine' | 'silent';

/** Each server with what the router, and what this computer, found of it. */
export function IceTest({ urls }: { urls: readonly string[] }) {
  const { t } = useTranslation('ways');
  const { connection, timers } = useWorkspace();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<IceReport | null>(null);
  const [here, setHere] = useState<Record<string, Here>>({});
  const gone = useRef(false);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
    };
  }, []);

  const test = async (): Promise<void> => {
    setBusy(true);
    setReport(null);
    setHere({});
    const data = await act(connection.request('ice.test', {}));
    if (data !== null && !gone.current) {
      setReport(data);
      setHere(Object.fromEntries(urls.map((url) => [url, 'trying'])));
      await Promise.all(
        urls.map(async (url) => {
          const named = data.iceServers.find((server) => server.urls.includes(url));
          const reached = await reachesFromHere({ ...named, urls: [url] }, timers);
          if (!gone.current) setHere((known) => ({ ...known, [url]: reached ? 'fine' : 'silent' }));
        }),
      );
    }
    if (!gone.current) setBusy(false);
  };

  return (
    <div className="flex flex-col items-start gap-4">
      <ul className="flex w-full flex-col">
        {urls.map((url) => {
          const found = report?.servers.find((server) => server.url === url);
          const mine = here[url];
          return (
            <li key={url} className="border-b border-hairline py-2.5 last:border-b-0">
              <bdi className="block break-all font-medium">{url}</bdi>
              {found && (
                <p className="mt-1 text-pretty">
                  <span className="text-muted">{t('from.router')}: </span>
                  <Verdict good={found.verdict === 'fine'}>{t(`verdict.${found.verdict}`, found)}</Verdict>
                </p>
              )}
              {mine !== undefined && (
                <p className="mt-0.5">
                  <span className="text-muted">{t('from.here')}: </span>
                  {mine === 'trying' ? t('here.trying') : <Verdict good={mine === 'fine'}>{t(`here.${mine}`)}</Verdict>}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <Button busy={busy} onClick={() => void test()}>
        {t(report === null ? 'test' : 'again')}
      </Button>
    </div>
  );
}

function Verdict({ good, children }: { good: boolean; children: string }) {
  return <span className={good ? 'text-available-text' : 'text-missed-text'}>{children}</span>;
}
