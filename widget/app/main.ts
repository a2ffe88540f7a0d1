import { startPresence } from './presence/start-presence.ts';

void startPresence(window);
