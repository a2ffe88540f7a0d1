import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pounce } from '../../../shared/domain/pounce.ts';
import type { NotifyTarget } from '../../../shared/ipc/notify.ts';
import { useMe, useSlot, useWorkspace } from '../../bridge/workspace.ts';
import { playSound } from '../../lib/sounds.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { useLocale } from '../../ui/ui-provider.tsx';
import { pounceSlot } from './pounce-store.ts';

/** What there is to say about a pounce of mine: an answer leads to the conversation, a rule's doing to the visitor. */
const newsOf = ({
  by,
  progress,
  visitorId,
}: Pounce): { key: 'replied' | 'auto'; body: string; to: NotifyTarget } | null => {
  if (progress.state === 'replied') {
    const { conversationId } = progress;
    return { key: 'replied', body: '', to: { kind: 'conversation', conversationId } };
  }
  if (by !== 'rule' || progress.state !== 'sent') return null;
  return { key: 'auto', body: progress.text ?? '', to: { kind: 'visitor', visitorId } };
};

/** Tells a rep at once that a visitor answered them, and that a rule spoke in their name. */
export function PounceNotices() {
  const { t } = useTranslation('pounce');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { bridge, connection } = useWorkspace();
  const me = useMe();
  // Made here, because the pushes come whether a screen asks for them or not.
  useSlot(pounceSlot);
  const myId = me.id;
  useEffect(
    () =>
      connection.on('pounce.changed', ({ pounce }) => {
        const news = pounce.rep.id === myId ? newsOf(pounce) : null;
        if (news === null) return;
        playSound('pounce');
        void connection.request('visitor.get', { visitorId: pounce.visitorId }).then((found) => {
          if (!found.ok) return;
          void bridge.notify.show({
            id: `pounce:${pounce.id}`,
            kind: 'pounce',
            title: t(`notice.${news.key}`, { name: visitorName(found.data.card, tv, locale) }).slice(0, 200),
            body: news.body.slice(0, 500),
            to: news.to,
          });
        });
      }),
    [connection, bridge, myId, t, tv, locale],
  );
  return null;
}
