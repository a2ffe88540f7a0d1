import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';

/** Says what became of a conversation I offered to a colleague, wherever I look. */
export function TransferNotices() {
  const { t } = useTranslation('transfer');
  const { bridge, connection } = useWorkspace();
  const me = useMe();
  const myId = me.id;
  useEffect(
    () =>
      connection.on('conversation.entry', ({ conversation: { id }, entry }) => {
        const show = (title: string, body: string): void => {
          const to = { kind: 'conversation' as const, conversationId: id };
          void bridge.notify.show({ id: `transfer:${id}`, kind: 'message', title: title.slice(0, 200), body, to });
        };
        if (entry.type === 'transfer' && entry.news !== null && entry.news.from.id === myId) {
          const { ended, toRep, toQueue } = entry.news;
          if (ended === null || ended === 'taken_back') return;
          const stays = ended === 'moved' ? '' : t('notice.staysUnnamed');
          show(t(`notice.${ended}`, { to: toRep?.name ?? toQueue ?? '' }), stays);
        } else if (entry.type === 'left' && entry.rep.id === myId && entry.moved?.by.id === myId) {
          show(t('notice.accepted', { to: entry.moved.to.name }), t('notice.gone'));
        }
      }),
    [connection, bridge, t, myId],
  );
  return null;
}
