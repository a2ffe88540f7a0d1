import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { LinkGone } from './link-gone.tsx';
import { SessionPage } from './session-page.tsx';

/** A one-use sign-in link: exchanged at once, and gone from the address whatever comes of it. */
export function CodePage({ bridge, code }: { bridge: Bridge; code: string }) {
  const { t } = useTranslation('session');
  const [error, setError] = useState<ErrorBody | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt exchanges again
  useEffect(() => {
    let current = true;
    setError(null);
    void bridge.session.exchangeCode({ code }).then((result) => {
      if (!current) return;
      if (result.ok) navigate(href.live(), { replace: true });
      else setError(result.error);
    });
    return () => {
      current = false;
    };
  }, [bridge, code, attempt]);

  if (error !== null) {
    return (
      <LinkGone
        error={error}
        title={t('code.gone')}
        meaning={t('code.goneMeaning')}
        again={() => setAttempt(attempt + 1)}
      />
    );
  }
  return (
    <SessionPage title={t('code.working')}>
      <Spinner />
    </SessionPage>
  );
}
