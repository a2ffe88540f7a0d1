import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskNotice } from '../../../shared/protocol/rep/desk.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { playSound } from '../../lib/sounds.ts';

/** Says what the desk has for me: a colleague named me or gave me something to do, a conversation is back, a task is due, a visitor found me in a call. */
export function DeskNotices() {
  const { t } = useTranslation('desk');
  const { bridge, connection } = useWorkspace();
  useEffect(() => {
    const words = (notice: DeskNotice): { title: string; body: string } => {
      switch (notice.kind) {
        case 'mention':
          return { title: t('notices.mention', { by: notice.by.name }), body: '' };
        case 'snooze_over':
          return { title: t(`notices.snooze.${notice.because}`), body: '' };
        case 'task_due':
          return { title: t('notices.due'), body: notice.title };
        case 'task_given':
          return { title: t('notices.given', { by: notice.by.name }), body: notice.title };
        case 'called':
          return { title: t('notices.called'), body: t('notices.calledHint') };
      }
    };
    return connection.on('desk.notice', (notice) => {
      const { title, body } = words(notice);
      playSound('message');
      void bridge.notify.show({
        id: `desk:${notice.kind}:${notice.conversationId}`,
        kind: 'message',
        title: title.slice(0, 200),
        body: body.slice(0, 500),
        to: { kind: 'conversation', conversationId: notice.conversationId },
      });
    });
  }, [bridge, connection, t]);
  return null;
}
