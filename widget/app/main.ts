import { createVisitorChecks } from './guards/visitor-checks.ts';
import { createWords, directionOf } from './locales/words.ts';
import { linkToHost } from './presence/host-link.ts';
import { showPresence } from './presence/show-presence.ts';
import { startPresence } from './presence/start-presence.ts';

if (location.search === '?preview')
  void import('./preview/start-preview.ts').then(({ startPreview }) =>
    startPreview(window, { createVisitorChecks, createWords, directionOf, linkToHost, showPresence }),
  );
else void startPresence(window);
