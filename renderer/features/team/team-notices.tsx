import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { parseRoute } from '../../lib/route.ts';
import { playSound } from '../../lib/sounds.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { alertWords } from './alert-words.ts';
import { newAndGone } from './new-and-gone.ts';
import { teamSlot } from './team-store.ts';

/** The team is on screen, and with it every alert. */
const isLookedAt = (): boolean => {
  const route = parseRoute(window.location.hash);
  return document.hasFocus() && route.screen === 'team' && route.part === 'now';
};

function AlertNotices() {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const { bridge, clock } = useWorkspace();
  const { items, status } = useReadable(useSlot(teamSlot).alerts);
  const before = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (status !== 'ready') return;
    const { fresh, gone, ids } = newAndGone(before.current, items);
    before.current = ids;
    for (const id of gone) void bridge.notify.clear(`alert:${id}`);
    if (fresh.length === 0 || isLookedAt()) return;
    playSound('alert');
    for (const alert of fresh) {
      void bridge.notify.show({
        id: `alert:${alert.id}`,
        kind: 'alert',
        title: t(`alerts.notice.${alert.kind}`),
        body: alertWords(alert, t, clock.now(), locale).slice(0, 500),
        to: { kind: 'team' },
      });
    }
  }, [items, status, bridge, clock, t, locale]);
  return null;
}

function MissedNotices() {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { bridge } = useWorkspace();
  const { items, status } = useReadable(useSlot(teamSlot).followUps);
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (status !== 'ready') return;
    // What lay there when the console was opened is in the count; it is no news.
    const { fresh, gone, ids } = newAndGone(before.current ?? new Set(items.map(({ id }) => id)), items);
    before.current = ids;
    for (const id of gone) void bridge.notify.clear(`missed:${id}`);
    for (const { id, visitor, words } of fresh) {
      void bridge.notify.show({
        id: `missed:${id}`,
        kind: 'missed',
        title: t('missed.notice', { name: visitorName(visitor, tv, locale) }).slice(0, 200),
        body: (words || t('missed.noticeBody')).slice(0, 500),
        to: { kind: 'missed' },
      });
    }
  }, [items, status, bridge, t, tv, locale]);
  return null;
}

/** Says what a manager has to know and whom a rep has to come back to, wherever they look. */
export function TeamNotices() {
  return (
    <>
      <AlertNotices />
      <MissedNotices />
    </>
  );
}
