import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxItem } from '../../../shared/protocol/rep/views.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { PaneAsideButton, PaneBackButton } from '../../ui/panes.tsx';
import { ToolBar } from '../../ui/tools.tsx';
import { VisitorWhere } from './visitor-where.tsx';

interface ConversationHeaderProps {
  visitor: { id: string; name: string; face: string; demo: boolean };
  company: InboxItem['visitor']['company'];
  item: InboxItem | null;
  /** What is to know beside who it is. */
  facts: ReactNode;
}

/** Who it is, and what one may do: two or three icons, the rest under *More*. */
export function ConversationHeader({ visitor, company, item, facts }: ConversationHeaderProps) {
  const { t } = useTranslation('inbox');
  const { t: tv } = useTranslation('visitor');
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-hairline px-4">
      <PaneBackButton />
      <span data-veil className="contents">
        <Avatar id={visitor.id} name={visitor.face} size={24} />
      </span>
      <div className="min-w-0 flex-auto">
        <div data-veil className="flex min-w-0 items-baseline gap-2">
          <h2 className="max-w-[62%] shrink-0 truncate text-title leading-5 font-semibold">
            <bdi>{visitor.name}</bdi>
          </h2>
          {visitor.demo && <DemoBadge className="self-center" />}
          <span className="flex min-w-0 items-baseline gap-1 text-muted">
            <bdi className="truncate">{company?.name ?? tv('unknownCompany')}</bdi>
            {company?.target === true && (
              <span role="img" aria-label={tv('target')} className="shrink-0 text-accent-text">
                {'◆'}
              </span>
            )}
          </span>
          {item !== null && item.waitingSince !== null && (
            <ElapsedTime since={item.waitingSince} waiting className="text-small" />
          )}
        </div>
        {item !== null && <VisitorWhere visitor={item.visitor} />}
      </div>
      {facts}
      <ToolBar more={t('more')} />
      <PaneAsideButton />
    </header>
  );
}
