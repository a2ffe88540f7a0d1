import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { ErrorState } from './error-state.tsx';

interface NotFetchedProps {
  /** `stale`: the router answers, and only another window gets the code. */
  why: 'away' | 'stale';
  again(): void;
  busy: boolean;
  /** Closes the dialog it stands for; null in a screen or a panel. */
  onClose: (() => void) | null;
}

/** In the place of what could not be fetched: what happened, and one way on. */
export function NotFetched({ why, again, busy, onClose }: NotFetchedProps) {
  const { t } = useTranslation('ui');
  const title = t('late.title');
  const meaning = t(`late.${why}`);
  const action = (
    <Button
      look={onClose === null ? 'quiet' : 'primary'}
      busy={busy}
      onClick={why === 'away' ? again : () => location.reload()}
    >
      {t(why === 'away' ? 'late.again' : 'late.reload')}
    </Button>
  );
  if (onClose === null) return <ErrorState title={title} meaning={meaning} action={action} />;
  return <Dialog open onOpenChange={onClose} title={title} description={meaning} actions={action} />;
}
