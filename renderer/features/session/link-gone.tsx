import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { errorKey } from './error-words.ts';
import { SessionPage } from './session-page.tsx';

interface LinkGoneProps {
  error: ErrorBody;
  title: string;
  meaning: string;
  again(): void;
}

/** A link that leads nowhere any more, told apart from a router that does not answer. */
export function LinkGone({ error, title, meaning, again }: LinkGoneProps) {
  const { t } = useTranslation('session');
  if (error.code === 'unavailable' || error.code === 'rate_limited') {
    return (
      <SessionPage title={t('signIn.titleUnknown')} hint={t(errorKey(error.code))}>
        <Button look="primary" size="large" onClick={again}>
          {t('tryAgain')}
        </Button>
      </SessionPage>
    );
  }
  return (
    <SessionPage title={title} hint={meaning}>
      <Button size="large" onClick={() => navigate(href.live(), { replace: true })}>
        {t('join.toSignIn')}
      </Button>
    </SessionPage>
  );
}
