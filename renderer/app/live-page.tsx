import { LiveScreen } from '../features/live/live-screen.tsx';
import { PounceAction } from '../features/pounce/pounce-action.tsx';
import { PouncePanel } from '../features/pounce/pounce-panel.tsx';
import { PracticeNote } from '../features/practice/practice-note.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

/** Who is on the site, with the visitor's panel beside the table and what one may do to speak first. */
export function LivePage() {
  const route = useRoute();
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="min-h-0 flex-1">
        <LiveScreen
          visitorId={route.screen === 'live' ? (route.visitorId ?? null) : null}
          renderVisitor={(visitorId, card) => (
            <VisitorPanel
              key={visitorId}
              visitorId={visitorId}
              // The list is ahead of what the panel asked for.
              renderPounce={(asked) => <PouncePanel visitor={card ?? asked} />}
            />
          )}
          pounceAction={(visitor) => <PounceAction visitor={visitor} />}
        />
      </div>
      <PracticeNote />
    </div>
  );
}
