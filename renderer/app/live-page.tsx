import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../shared/domain/visitor.ts';
import { useHello, useSlot } from '../bridge/workspace.ts';
import { LiveScreen } from '../features/live/live-screen.tsx';
import { PounceAction, type PounceLook } from '../features/pounce/pounce-action.tsx';
import { PouncePanel } from '../features/pounce/pounce-panel.tsx';
import { pounceSlot } from '../features/pounce/pounce-store.ts';
import { useLatestPounces } from '../features/pounce/use-pounce.ts';
import { PracticeNote } from '../features/practice/practice-note.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { rememberedWords } from '../lib/remembered-words.ts';
import { useRoute } from '../lib/use-route.ts';
import { useLocale } from '../ui/ui-provider.tsx';

/** Who is on the site, with the visitor's panel beside the table and what one may do to speak first. */
export function LivePage() {
  const route = useRoute();
  const pounces = useSlot(pounceSlot);
  const { t } = useTranslation('pounce');
  const locale = useLocale();
  const hello = useHello();
  const look = useMemo(
    (): PounceLook => ({ t: rememberedWords(t), locale, hello, want: pounces.want }),
    [t, locale, hello, pounces],
  );
  const latest = useLatestPounces();
  // The same function at every drawing: each row keeps what it has drawn.
  const pounceAction = useCallback(
    (visitor: VisitorCard) => <PounceAction visitor={visitor} latest={latest[visitor.id]} look={look} />,
    [look, latest],
  );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <LiveScreen
          visitorId={route.screen === 'live' ? (route.visitorId ?? null) : null}
          renderVisitor={(visitorId, card) => (
            <VisitorPanel
              key={visitorId}
              visitorId={visitorId}
              card={card}
              // The list is ahead of what the panel asked for.
              renderPounce={(asked) => <PouncePanel visitor={card ?? asked} />}
            />
          )}
          pounceAction={pounceAction}
          onAct={({ id }) => pounces.want(id)}
        />
      </div>
      <PracticeNote />
    </div>
  );
}
