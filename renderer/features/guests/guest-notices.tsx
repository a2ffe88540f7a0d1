import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Readable } from '../../../shared/client/readable.ts';
import type { ViewState } from '../../../shared/client/views/view.ts';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { useReadable, useWorkspace } from '../../bridge/workspace.ts';
import { isOpen } from '../../lib/is-open.ts';
import { playSound } from '../../lib/sounds.ts';
import { newAsks } from './new-asks.ts';

const noticeId = (conversationId: string): string => `guest:${conversationId}`;

/** Tells a rep whom a colleague asks in, wherever they look. */
export function GuestNotices({ inbox }: { inbox: Readable<ViewState<'inbox'>> }) {
  const { t } = useTranslation('guests');
  const { bridge } = useWorkspace();
  const { items, status } = useReadable(inbox);
  const before = useRef<readonly InboxItem[] | null>(null);
  useEffect(() => {
    if (status !== 'ready') return;
    // What was asked before this console opened stands in the inbox; it is no news.
    const { asked, over } = newAsks(before.current ?? items, items);
    before.current = items;
    for (const id of over) void bridge.notify.clear(noticeId(id));
    for (const { id, guest } of asked) {
      playSound('message');
      // The strip there says it already.
      if (isOpen(id) && bridge.notify.isLookedAt()) continue;
      const title = t('notice', { name: guest?.by.name ?? '' }).slice(0, 200);
      const to = { kind: 'conversation' as const, conversationId: id };
      void bridge.notify.show({ id: noticeId(id), kind: 'message', title, body: guest?.note ?? '', to });
    }
  }, [items, status, bridge, t]);
  return null;
}
