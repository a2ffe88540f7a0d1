import { MeetingsScreen } from '../features/meetings/meetings-screen.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

/** The meetings with the guest's panel beside them. */
export function MeetingsPage() {
  const route = useRoute();
  return (
    <MeetingsScreen
      meetingId={route.screen === 'meetings' ? (route.meetingId ?? null) : null}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
    />
  );
}
