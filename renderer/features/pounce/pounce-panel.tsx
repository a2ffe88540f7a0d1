import { Hourglass } from 'lucide-react';
import { type ReactNode, useEffect, useId } from 'react';

import { useTranslation } from 'react-i18next';
import { isLive } from '../../../shared/domain/pounce.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { isGoodMoment } from './good-moment.ts';
import { PounceComposer } from './pounce-composer.tsx';
import { PounceReceipts } from './pounce-receipts.tsx';
import { pounceSlot } from './pounce-store.ts';
import { goodMomentWords, refusalWords } from './pounce-words.ts';
import { useLatestPounce, useStanding } from './use-pounce.ts';

/** What a rep may do to speak first: a composer, the receipts of what was sent, or why not now. */
export function PouncePanel({ visitor }: { visitor: VisitorCard }) {
  const { t } = useTranslation('pounce');
  const locale = useLocale();
  const me = useMe();
  const { refused, now, own, mark } = useStanding(visitor);
  const latest = useLatestPounce(visitor, own.latest);
  const title = useId();
  const store = useSlot(pounceSlot);
  const refusedNow = refused !== null;
  useEffect(() => {
    // Whoever asked for the composer and got a reason instead is not pulled into it later.
    if (refusedNow) store.want(null);
  }, [refusedNow, store]);

  const draw = (): ReactNode => {
    const claim = latest?.rep.id === me.id && latest.progress.state === 'writing' ? latest.progress : null;
    const writes = mark?.state === 'writing' ? mark.by.id : null;
    if (claim === null && mark !== null && writes !== null && writes !== me.id) {
      return (
        <p role="status" className="flex items-center gap-2">
          <Avatar id={mark.by.id} name={mark.by.name} photo={mark.by.photo} size={24} />
          <span className="min-w-0 truncate">{t('writing', { name: mark.by.name })}</span>
        </p>
      );
    }
    // One and the same before the claim is granted and after: who types goes on typing in it.
    const composer = (hint: ReactNode) => (
      <>
        {hint}
        <PounceComposer visitor={visitor} claimedUntil={claim?.expiresAt ?? null} />
      </>
    );
    if (claim !== null) return composer(null);
    const told = latest !== undefined && latest.progress.state !== 'withdrawn' ? latest : null;
    if (told !== null && isLive(told.progress)) return <PounceReceipts pounce={told} />;
    if (refused === null || writes === me.id) {
      const good = writes === null && isGoodMoment(visitor, me.id);
      return composer(good && <p className="text-small text-muted">{goodMomentWords(visitor, t)}</p>);
    }
    const talks = refused.reason === 'in_conversation' && told?.progress.state === 'replied';
    return (
      <>
        {told !== null && <PounceReceipts pounce={told} />}
        {!talks && (
          <p className="flex items-start gap-2 text-small text-pretty text-muted">
            <Icon of={Hourglass} size={14} className="mt-0.5 shrink-0" />
            <span>{refusalWords(refused, t, now, locale)}</span>
          </p>
        )}
      </>
    );
  };
  return (
    <section
      aria-labelledby={title}
      className="foot flex shrink-0 flex-col gap-2 border-t border-hairline px-4 pt-3 pb-4"
    >
      <h3 id={title} className="text-small font-semibold text-muted">
        {t('title')}
      </h3>
      {draw()}
    </section>
  );
}
