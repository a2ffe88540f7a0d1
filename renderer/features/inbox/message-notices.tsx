import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useReadable, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { isOpen } from '../../lib/is-open.ts';
import { playSound } from '../../lib/sounds.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { inboxSlot } from './inbox-store.ts';
import { messageNews } from './message-news.ts';

const noticeId = (conversationId: string): string => `message:${conversationId}`;

/** Says when a visitor of mine wrote while I look elsewhere: one notification a conversation, gone once it is read. */
export function MessageNotices() {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  const { t: tf } = useTranslation('files');
  const locale = useLocale();
  const { bridge } = useWorkspace();
  const { view } = useSlot(inboxSlot);
  const { items, status } = useReadable(view);
  const before = useRef<readonly InboxItem[] | null>(null);

  useEffect(() => {
    if (status !== 'ready') return;
    const { written, settled } = messageNews(before.current ?? items, items);
    before.current = items;
    for (const id of settled) void bridge.notify.clear(noticeId(id));
    for (const { id, visitor, last } of written) {
      if (isOpen(id) && bridge.notify.isLookedAt()) continue;
      playSound('message');
      void bridge.notify.show({
        id: noticeId(id),
        kind: 'message',
        title: t('notice', { name: visitorName(visitor, tv, locale) }).slice(0, 200),
        body: last?.text === '' ? tf('sentFile') : (last?.text ?? '').slice(0, 500),
        to: { kind: 'conversation', conversationId: id },
      });
    }
  }, [items, status, bridge, t, tv, tf, locale]);
  return null;
}
