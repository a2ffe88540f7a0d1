import { type BrowserWindow, dialog, shell } from 'electron';
import type { LinkSource } from '../../shared/ipc/system.ts';
import { text } from '../catalogue/text.ts';
import type { Log } from '../log.ts';
import { externalLink } from '../security/external-link.ts';

/** Opens a link in the program the system has for it; `refused` when its scheme is not on the list. */
export type OpenOutside = (url: string, source: LinkSource) => Promise<'opened' | 'declined' | 'refused'>;

interface OpenOutsideDeps {
  parent: () => BrowserWindow | null;
  log: Log;
}

export const createOpenOutside =
  ({ parent, log }: OpenOutsideDeps): OpenOutside =>
  async (url, source) => {
    const link = externalLink(url);
    if (!link) {
      log.warn('external_link_refused', { scheme: /^[a-z][a-z0-9+.-]{0,30}(?=:)/i.exec(url)?.[0] ?? 'none' });
      return 'refused';
    }
    if (source === 'visitor') {
      const question = {
        type: 'question' as const,
        message: text('link.question'),
        detail: link.readable,
        buttons: [text('link.open'), text('link.cancel')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const window = parent();
      const answer = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
      if (answer.response !== 0) return 'declined';
    }
    await shell.openExternal(link.href);
    return 'opened';
  };
