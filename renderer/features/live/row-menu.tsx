import { Building2, Copy, Globe, MessageSquare, Route } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { MenuItem, MenuSeparator } from '../../ui/menu-parts.tsx';
import { liveSlot } from './live-store.ts';
import { noFilter } from './live-window.ts';

/** What one can do with a visitor under the right button: their conversation, others like them, their address. */
export function RowMenu({ card: { company, conversationId, email, page, country } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { show } = useSlot(liveSlot);
  const only = (part: Partial<typeof noFilter>): void =>
    show({ scope: 'all', search: '', viewId: null, filter: { ...noFilter, ...part } });
  return (
    <>
      <MenuItem
        icon={MessageSquare}
        keys="enter"
        disabled={conversationId === null}
        onSelect={() => {
          if (conversationId !== null) navigate(href.inbox(conversationId));
        }}
      >
        {t('openConversation')}
      </MenuItem>
      <MenuSeparator />
      {company !== null && (
        <MenuItem icon={Building2} onSelect={() => only({ accounts: [company.accountId] })}>
          {t('sameCompany', { company: company.name })}
        </MenuItem>
      )}
      {page !== null && (
        <MenuItem icon={Route} onSelect={() => only({ pages: [page.path] })}>
          {t('samePage', { page: page.path })}
        </MenuItem>
      )}
      {country !== null && (
        <MenuItem icon={Globe} onSelect={() => only({ countries: [country] })}>
          {t('sameCountry')}
        </MenuItem>
      )}
      {email !== null && (
        <MenuItem icon={Copy} onSelect={() => void navigator.clipboard.writeText(email)}>
          {t('copyEmail')}
        </MenuItem>
      )}
    </>
  );
}
