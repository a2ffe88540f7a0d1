import { MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { visitorName } from '../../lib/visitor-words.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import { PaneAsideButton, PaneBackButton } from '../../ui/panes.tsx';
import { TargetMark } from '../../ui/target-mark.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { missedWhy } from './missed-words.ts';
import type { RenderTrace } from './rep-acts.ts';

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-3">
      <dt className="text-muted">{label}</dt>
      <dd className="selectable min-w-0 break-words">{children}</dd>
    </div>
  );
}

interface MissedPaneProps {
  item: MissedVisitor;
  onChange(one: MissedVisitor): void;
  renderTrace: RenderTrace;
}

/** One missed visitor: what they asked, why nobody came, and the follow-up. */
export function MissedPane({ item, onChange, renderTrace }: MissedPaneProps) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const { visitor } = item;
  const { company, email } = visitor;
  return (
    <>
      <header data-veil="screen" className="flex h-12 shrink-0 items-center gap-2 px-5">
        <PaneBackButton />
        <h2 className="min-w-0 truncate text-title font-semibold">
          <bdi>{visitorName(visitor, tv, locale)}</bdi>
        </h2>
        {visitor.practice && <DemoBadge />}
        <span className="flex min-w-0 items-baseline gap-1 text-muted">
          <bdi className="truncate">{company?.name ?? tv('unknownCompany')}</bdi>
          {company?.target === true && <TargetMark label={tv('target')} />}
        </span>
        <span className="flex-1" />
        {renderTrace({ conversationId: item.conversationId, name: visitorName(visitor, tv, locale) })}
        <Button
          size="small"
          look="plain"
          icon={MessageSquare}
          onClick={() => navigate(href.inbox(item.conversationId))}
        >
          {t('missed.openConversation')}
        </Button>
        <PaneAsideButton />
      </header>
      <div data-veil="screen" className="scroll-plane min-h-0 flex-1 px-5 pb-6">
        <div className="flex max-w-140 flex-col gap-6">
          <p dir="auto" className="selectable text-title">
            {item.words || t('noWords')}
          </p>
          <dl className="flex flex-col gap-1.5">
            <Fact label={t('missed.waited')}>{formatElapsed(elapsedSeconds(0, item.waitedMs))}</Fact>
            <Fact label={t('missed.why')}>{missedWhy(item, t)}</Fact>
            <Fact label={t('missed.when')}>{formatExact(item.at, locale)}</Fact>
            {item.pagePath !== null && (
              <Fact label={t('missed.page')}>
                <bdi>{item.pagePath}</bdi>
              </Fact>
            )}
            <Fact label={t('missed.email')}>
              {email === null ? (
                <span className="text-faint">{t('missed.noEmail')}</span>
              ) : (
                <span className="flex items-center gap-1">
                  <bdi className="truncate">{email}</bdi>
                  <CopyButton text={email} />
                </span>
              )}
            </Fact>
          </dl>
          <section aria-label={t('missed.followUp')}>
            <FollowUpForm key={`${item.id}${item.followUp.state}`} item={item} onChange={onChange} />
          </section>
        </div>
      </div>
    </>
  );
}
