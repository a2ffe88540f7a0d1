import { type BrowserWindow, dialog } from 'electron';
import { text } from '../catalogue/text.ts';

/** Asks whether to work with a router that a link named. */
export const confirmRouter = async (window: BrowserWindow | null, routerUrl: string): Promise<boolean> => {
  const question = {
    type: 'question' as const,
    message: text('connect.question', { router: routerUrl }),
    detail: text('connect.detail'),
    buttons: [text('connect.continue'), text('connect.cancel')],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  };
  const answer = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return answer.response === 0;
};
