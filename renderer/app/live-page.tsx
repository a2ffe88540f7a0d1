import { LiveScreen } from '../features/live/live-screen.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

/** Who is on the site, with the visitor's panel beside the table. */
export function LivePage() {
  const route = useRoute();
  return (
    <LiveScreen
      visitorId={route.screen === 'live' ? (route.visitorId ?? null) : null}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
    />
  );
}
