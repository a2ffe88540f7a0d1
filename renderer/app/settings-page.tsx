import { SoundSection } from '../features/calls/sound-section.tsx';
import { HoursSection } from '../features/meetings/hours-section.tsx';
import { RoutingScreen } from '../features/routing/routing-screen.tsx';
import { RoutingTimes } from '../features/settings/routing-times.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { useRoute } from '../lib/use-route.ts';
import { settingsWords } from './catalogue-settings.ts';
import { useLateWords } from './use-late-words.ts';

/** The settings, with the hours of the meetings and the rooms of the routing among them. */
export function SettingsPage() {
  useLateWords(settingsWords);
  const route = useRoute();
  const at = route.screen === 'settings' ? route : null;
  return (
    <SettingsScreen
      section={at?.section ?? null}
      item={at?.item ?? null}
      part={at?.part ?? null}
      renderHours={() => <HoursSection />}
      renderSound={() => <SoundSection />}
      renderRouting={() => (
        <RoutingScreen room={at?.item ?? null} item={at?.part ?? null} renderTimes={() => <RoutingTimes />} />
      )}
    />
  );
}
