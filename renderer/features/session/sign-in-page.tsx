import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionStatus } from '../../../shared/ipc/session.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { DemoPeople } from './demo-people.tsx';
import { errorKey } from './error-words.ts';
import { FormBones } from './form-bones.tsx';
import { RouterChoice } from './router-form.tsx';
import { SessionPage } from './session-page.tsx';
import type { EndedReason } from './session-store.ts';
import { EmailSignIn } from './sign-in-form.tsx';
import { useAsk } from './use-ask.ts';

interface SignInPageProps {
  bridge: Bridge;
  status: SessionStatus;
  ended: EndedReason | null;
  /** The chosen router changed without the window loading anew. */
  onRouterChanged(): void;
}

function Ended({ reason }: { reason: EndedReason | null }) {
  const { t } = useTranslation('session');
  if (reason === null || reason === 'signed_out') return null;
  return (
    <p role="status" className="mt-4 rounded-control bg-waiting-soft px-3 py-2 text-waiting-text">
      {t(`ended.${reason}`)}
    </p>
  );
}

/** In a browser the set-up page is this one, one address further. */
function ToSetup() {
  useEffect(() => navigate(href.setup(), { replace: true }), []);
  return null;
}

/** The door: demo people in the demo, e-mail and password everywhere; on the desktop also which router. */
export function SignInPage({ bridge, status, ended, onRouterChanged }: SignInPageProps) {
  const { t } = useTranslation('session');
  const options = useAsk(bridge.session.options);
  const [choosing, setChoosing] = useState(false);
  const { setRouter } = bridge.session;

  if (setRouter !== null && (choosing || status.routerUrl === null)) {
    return (
      <SessionPage title={t('router.title')}>
        <RouterChoice
          setRouter={setRouter}
          current={status.routerUrl}
          onDone={() => {
            setChoosing(false);
            onRouterChanged();
            options.again();
          }}
          onCancel={status.routerUrl === null ? undefined : () => setChoosing(false)}
        />
      </SessionPage>
    );
  }

  const footer = setRouter !== null && status.routerUrl !== null && (
    <span className="flex items-center gap-2">
      <span className="min-w-0 truncate">{t('signIn.router', { host: URL.parse(status.routerUrl)?.host ?? '' })}</span>
      <Button look="plain" size="small" onClick={() => setChoosing(true)}>
        {t('signIn.changeRouter')}
      </Button>
    </span>
  );

  if (options.kind === 'failed') {
    return (
      <SessionPage title={t('signIn.titleUnknown')} footer={footer}>
        <ErrorState
          title={t(errorKey(options.error.code))}
          action={<Button onClick={options.again}>{t('tryAgain')}</Button>}
        />
      </SessionPage>
    );
  }
  if (options.kind === 'asking') {
    return (
      <SessionPage title={t('signIn.titleUnknown')}>
        <FormBones />
      </SessionPage>
    );
  }

  const { workspaceName, demo, people, setupNeeded } = options.data;
  if (setupNeeded && bridge.kind === 'browser') return <ToSetup />;
  if (setupNeeded) {
    return (
      <SessionPage title={t('setup.inBrowser')} hint={t('setup.inBrowserMeaning')} footer={footer}>
        <Button
          look="primary"
          size="large"
          onClick={() => {
            const url = `${status.routerUrl}/console/${href.setup()}`;
            void bridge.system.openExternal({ url, source: 'product' });
          }}
        >
          {t('setup.openBrowser')}
        </Button>
      </SessionPage>
    );
  }
  if (demo) {
    return (
      <SessionPage
        width="wide"
        title={t('signIn.demoTitle', { workspace: workspaceName })}
        hint={t('signIn.demoHint')}
        notice={<Ended reason={ended} />}
        footer={footer}
      >
        <DemoPeople bridge={bridge} people={people} />
        <details className="group mt-6">
          <summary className="-ms-1 flex w-fit list-none items-center gap-1 rounded-control px-1 text-muted hover:text-ink">
            <Icon of={ChevronRight} size={14} className="transition-transform group-open:rotate-90 rtl:-scale-x-100" />
            {t('signIn.orEmail')}
          </summary>
          <div className="mt-4 max-w-[22.5rem]">
            <EmailSignIn bridge={bridge} focus={false} />
          </div>
        </details>
      </SessionPage>
    );
  }
  return (
    <SessionPage
      title={t('signIn.title', { workspace: workspaceName })}
      notice={<Ended reason={ended} />}
      footer={footer}
    >
      <EmailSignIn bridge={bridge} focus />
      <p className="mt-4 text-small text-faint">{t('signIn.forgot')}</p>
    </SessionPage>
  );
}
