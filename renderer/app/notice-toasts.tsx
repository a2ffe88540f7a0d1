import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../shared/ipc/notify.ts';
import { useWorkspace } from '../bridge/workspace.ts';
import { targetAddress } from '../lib/target-address.ts';
import { navigate } from '../lib/use-route.ts';
import { useToast } from '../ui/toast.tsx';

const isHere = (to: Notice['to']): boolean => window.location.hash === targetAddress(to);

/** Notifications for somebody who is looking: a line in passing, with the way there; gone once one is there, or it is over. */
export function NoticeToasts() {
  const { t } = useTranslation('app');
  const { bridge } = useWorkspace();
  const say = useToast();
  const standing = useRef(new Map<string, { to: Notice['to']; dismiss(): void }>());
  useEffect(() => {
    const all = standing.current;
    const drop = (id: string): void => {
      all.get(id)?.dismiss();
      all.delete(id);
    };
    const dropHere = (): void => {
      for (const [id, { to }] of all) if (isHere(to)) drop(id);
    };
    const show = ({ id, title, body, to }: Notice): void => {
      drop(id);
      const words = { title, ...(body === '' ? {} : { detail: body }) };
      if (isHere(to)) {
        // Where one is already there is no way to go, and lists say it themselves.
        if (to.kind !== 'team' && to.kind !== 'missed') say(words);
        return;
      }
      const run = (): void => navigate(targetAddress(to));
      all.set(id, { to, dismiss: say({ ...words, action: { label: t('notices.open'), run } }) });
    };
    const stops = [bridge.notify.onInPage(show), bridge.notify.onCleared(drop)];
    window.addEventListener('hashchange', dropHere);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('hashchange', dropHere);
    };
  }, [bridge, say, t]);
  return null;
}
