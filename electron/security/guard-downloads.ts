import type { Session } from 'electron';
import { maySave } from './router-file.ts';

/** Lets only what the router or the console's own page gave be saved; where to, the system asks. */
export const guardDownloads = (session: Session, routerOrigin: () => string | null): void => {
  session.on('will-download', (event, item) => {
    if (!maySave(item.getURL(), routerOrigin())) event.preventDefault();
  });
};
