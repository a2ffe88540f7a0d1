import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FormBones } from './form-bones.tsx';
import { SessionPage } from './session-page.tsx';
import { useFirstView } from './use-first-view.ts';

/** After the set-up: the snippet to paste, and the moment its first page view arrives. */
export function SnippetPage() {
  const { t } = useTranslation('session');
  const site = useFirstView();
  if (site === null) {
    return (
      <SessionPage title={t('snippet.title')}>
        <FormBones />
      </SessionPage>
    );
  }
  const received = site.firstViewAt !== null;
  return (
    <SessionPage width="wide" title={t('snippet.title')} hint={t('snippet.hint')}>
      <div className="relative rounded-plane bg-sunken p-4 pe-4 shadow-[inset_0_0_0_1px_var(--color-hairline)]">
        <pre className="selectable pb-10 font-mono text-small break-words whitespace-pre-wrap">{site.snippet}</pre>
        <div className="absolute end-3 bottom-3">
          <CopyButton text={site.snippet} label={t('snippet.copy')} />
        </div>
      </div>
      <div role="status" className="mt-6 flex items-center gap-3">
        {received ? (
          <Icon of={CircleCheck} size={20} className="text-available-text" />
        ) : (
          <span aria-hidden="true" className="flex size-5 items-center justify-center">
            <span className="size-2.5 animate-breathe rounded-full bg-waiting" />
          </span>
        )}
        <span>
          <span className="block font-medium">{t(received ? 'snippet.received' : 'snippet.waiting')}</span>
          <span className="block text-small text-muted">
            {received ? t('snippet.receivedHint', { site: site.name }) : t('snippet.waitingHint')}
          </span>
        </span>
      </div>
      <div className="mt-8">
        <Button
          look={received ? 'primary' : 'quiet'}
          size="large"
          onClick={() => navigate(href.live(), { replace: true })}
        >
          {t(received ? 'snippet.enter' : 'snippet.later')}
        </Button>
      </div>
    </SessionPage>
  );
}
