import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { playSound } from '../../lib/sounds.ts';
import { navigate } from '../../lib/use-route.ts';
import { useToast } from '../../ui/toast.tsx';

/** Says who gave a conversation of mine to a colleague, and who gave me one. */
export function MovedNotices() {
  const { t } = useTranslation('team');
  const { bridge, connection } = useWorkspace();
  const me = useMe();
  const say = useToast();
  const myId = me.id;
  useEffect(
    () =>
      connection.on('conversation.entry', ({ conversation: { id }, entry }) => {
        if (entry.type === 'left' && entry.rep.id === myId && entry.moved !== undefined) {
          const { by, to } = entry.moved;
          if (by.id === myId) return;
          say({
            title: t('moved.away', { by: by.name, to: to.name }),
            action: { label: t('moved.open'), run: () => navigate(href.inbox(id)) },
          });
        } else if (entry.type === 'joined' && entry.rep.id === myId && entry.by !== undefined && entry.by.id !== myId) {
          playSound('message');
          void bridge.notify.show({
            id: `moved:${id}`,
            kind: 'message',
            title: t('moved.toMe', { by: entry.by.name }).slice(0, 200),
            body: t('moved.toMeBody'),
            to: { kind: 'conversation', conversationId: id },
          });
        }
      }),
    [connection, bridge, say, t, myId],
  );
  return null;
}
