import type { Desktop } from '../fixtures/launch-electron.ts';

/** What the desktop asked a person, and what it handed to the system. */
export interface OutsideNotes {
  asked: string[];
  opened: string[];
}

interface Noting {
  foyerNotes: OutsideNotes;
}

/** Answers the desktop's questions in a person's place, button by button (then always the second one), and opens nothing for real. */
export const answerDialogs = (desktop: Desktop, buttons: number[]): Promise<void> =>
  desktop.app.evaluate(({ dialog, shell }, answers) => {
    const notes: OutsideNotes = { asked: [], opened: [] };
    Object.assign(globalThis, { foyerNotes: notes });
    dialog.showMessageBox = (async (...args: unknown[]) => {
      const { message, detail } = args.at(-1) as { message: string; detail: string };
      notes.asked.push(message.includes('visitor') ? detail : message);
      return { response: answers.shift() ?? 1, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
    shell.openExternal = async (url) => {
      notes.opened.push(url);
    };
  }, buttons);

export const outsideNotes = (desktop: Desktop): Promise<OutsideNotes> =>
  desktop.app.evaluate(() => (globalThis as unknown as Noting).foyerNotes);
