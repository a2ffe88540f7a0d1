import { ArrowRightLeft, MessageSquare, UserCog } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TeamItem, WaitingItem } from '../../../shared/protocol/rep/team.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { MenuGroup, MenuItem } from '../../ui/menu-parts.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import type { RepActs } from './rep-acts.ts';
import { talkName } from './talk-words.ts';

/** What one may do about a rep: the status, and each conversation. */
export function RepMenu({ item, acts }: { item: TeamItem; acts: RepActs }) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  return (
    <>
      <MenuItem icon={UserCog} onSelect={() => acts.setStatus(item.id)}>
        {t('pane.setStatus')}
      </MenuItem>
      {item.talks.map(({ conversationId, visitor, words, state }) => (
        <MenuGroup key={conversationId} label={talkName({ visitor, words }, tv, locale)}>
          <MenuItem icon={MessageSquare} onSelect={() => navigate(href.inbox(conversationId))}>
            {t('pane.openTalk')}
          </MenuItem>
          {state === 'running' && (
            <MenuItem icon={ArrowRightLeft} onSelect={() => acts.move({ conversationId, visitor, holderId: item.id })}>
              {t('pane.move')}
            </MenuItem>
          )}
        </MenuGroup>
      ))}
    </>
  );
}

/** What one may do about somebody who waits. */
export function WaitingMenu({ item: { id, visitor }, acts }: { item: WaitingItem; acts: RepActs }) {
  const { t } = useTranslation('team');
  return (
    <>
      <MenuItem icon={ArrowRightLeft} onSelect={() => acts.move({ conversationId: id, visitor, holderId: null })}>
        {t('give')}
      </MenuItem>
      <MenuItem icon={MessageSquare} onSelect={() => navigate(href.inbox(id))}>
        {t('pane.openTalk')}
      </MenuItem>
    </>
  );
}
