import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { playSound } from '../../lib/sounds.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { greetNews } from './greet-news.ts';
import { inboxSlot } from './inbox-store.ts';

const noticeId = (conversationId: string): string => `greet:${conversationId}`;

/** Reminds a rep who looks elsewhere of a visitor whom they accepted and have not greeted. */
export function GreetNotices() {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { bridge } = useWorkspace();
  const { items, status } = useReadable(useSlot(inboxSlot).view);
  const before = useRef<readonly InboxItem[]>([]);

  useEffect(() => {
    if (status !== 'ready') return;
    const { due, over } = greetNews(before.current, items);
    before.current = items;
    for (const id of over) void bridge.notify.clear(noticeId(id));
    // Who looks at the console sees the row's time and the strip.
    if (bridge.notify.isLookedAt()) return;
    for (const { id, visitor, words } of due) {
      playSound('message');
      void bridge.notify.show({
        id: noticeId(id),
        kind: 'message',
        title: t('greet.notice', { name: visitorName(visitor, tv, locale) }).slice(0, 200),
        body: words.slice(0, 500),
        to: { kind: 'conversation', conversationId: id },
      });
    }
  }, [items, status, bridge, t, tv, locale]);
  return null;
}
