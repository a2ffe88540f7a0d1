import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../bridge/workspace.ts';
import { targetAddress } from '../lib/target-address.ts';
import { navigate } from '../lib/use-route.ts';
import { useToast } from '../ui/toast.tsx';

/** Notifications for somebody who is looking: a line in passing, with the way there. */
export function NoticeToasts() {
  const { t } = useTranslation('app');
  const { bridge } = useWorkspace();
  const say = useToast();
  useEffect(
    () =>
      bridge.notify.onInPage(({ title, body, to }) =>
        say({
          title,
          ...(body === '' ? {} : { detail: body }),
          action: { label: t('notices.open'), run: () => navigate(targetAddress(to)) },
        }),
      ),
    [bridge, say, t],
  );
  return null;
}
