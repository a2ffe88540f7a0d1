import { HoursSection } from '../features/meetings/hours-section.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { useRoute } from '../lib/use-route.ts';

/** The settings, with the hours of the meetings among them. */
export function SettingsPage() {
  const route = useRoute();
  const at = route.screen === 'settings' ? route : null;
  return <SettingsScreen section={at?.section ?? null} item={at?.item ?? null} renderHours={() => <HoursSection />} />;
}
