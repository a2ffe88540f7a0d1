import type { Core } from '../core.ts';
import type { MailLinks } from './mail-links.ts';
import { setNoMail } from './mail-repository.ts';

/** Lets a reader of a mail stop all further ones to them. */
export const createMailStops = ({ store }: Core, links: MailLinks) => ({
  mayStop: links.mayStop,
  stop: (visitorId: string): Promise<void> =>
    store.run(async (tx) => {
      await tx.run(setNoMail, { id: visitorId });
    }),
});

export type MailStops = ReturnType<typeof createMailStops>;
