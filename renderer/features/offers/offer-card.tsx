import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { CountdownRing } from '../../ui/countdown-ring.tsx';
import { DemoBadge } from '../../ui/demo-badge.tsx';
import type { OfferWords } from './offer-words.ts';

interface OfferCardProps {
  offer: OfferWords & { id: string; expiresAt: number; durationMs: number };
  behind: number;
  /** Key hints; none where the shortcut could not be had. */
  keys: { accept?: string; decline?: string };
  onAccept(): void;
  onDecline(): void;
  onOpen?(): void;
}

/** The offer: the words first, then who and where, why me, and what is left of the time. Drawn alike in its own window and in the page. */
export function OfferCard({ offer, behind, keys, onAccept, onDecline, onOpen }: OfferCardProps) {
  const { t } = useTranslation('offers');
  const where = [offer.place, offer.page].filter((part) => part !== '');
  return (
    <div className="flex h-full flex-col gap-2 p-4">
      <div className="flex items-start gap-3">
        <p
          dir="auto"
          className="line-clamp-2 min-w-0 flex-1 text-title font-semibold text-balance wrap-anywhere"
          onDoubleClick={onOpen}
        >
          {offer.ours ? offer.words : <q>{offer.words}</q>}
        </p>
        <CountdownRing until={offer.expiresAt} whole={offer.durationMs} size={20} />
      </div>
      <div className="min-w-0 flex-1">
        <p className="truncate">
          <bdi className="font-medium">{offer.company}</bdi>
          {offer.target && (
            <span role="img" aria-label={t('target')} className="ms-1 text-accent-text">
              {'◆'}
            </span>
          )}
          {where.map((part) => (
            <span key={part} className="text-muted">
              {' · '}
              <bdi>{part}</bdi>
            </span>
          ))}
        </p>
        <div className="flex items-center gap-1.5">
          {offer.demo && <DemoBadge />}
          <p className="min-w-0 truncate text-small text-muted">
            {offer.why}
            {offer.language !== '' && ` · ${t('speaks', { language: offer.language })}`}
          </p>
        </div>
      </div>
      <div className="flex items-center gap-2">
        <Button look="quiet" keys={keys.decline} onClick={onDecline}>
          {t('decline')}
        </Button>
        <span className="tabular flex-1 text-center text-small text-waiting-text">
          {behind > 0 && t('behind', { count: behind })}
        </span>
        <Button look="primary" keys={keys.accept} onClick={onAccept}>
          {t('accept')}
        </Button>
      </div>
    </div>
  );
}
