import { type BrowserWindow, dialog } from 'electron';
import { text } from '../catalogue/text.ts';
import type { DesktopSettingsStore } from '../settings/desktop-settings.ts';
import type { SettingsFile } from '../settings/settings-file.ts';

interface ClosingDeps {
  file: SettingsFile;
  settings: DesktopSettingsStore;
  /** Whether somebody is signed in, whom visitors could not reach any more. */
  isSignedIn: () => boolean;
  quit: () => void;
}

/** What closing the console's window means. */
export interface Closing {
  /** From now on windows really close. */
  quitting(): void;
  guard(window: BrowserWindow): void;
}

const toldKey = 'toldKeepRunning';

const hide = (window: BrowserWindow): void => {
  // A hidden full-screen window leaves its black space behind on macOS.
  if (window.isFullScreen()) {
    window.once('leave-full-screen', () => window.hide());
    window.setFullScreen(false);
  } else window.hide();
};

/**
 * While somebody is signed in, closing the window puts it away and the console goes on running: a rep who tidies up must not
 * lose visitors by it. The first time it is said and asked; the setting stays. Quitting is quitting.
 */
export const createClosing = ({ file, settings, isSignedIn, quit }: ClosingDeps): Closing => {
  let isQuitting = false;

  const tellOnce = async (window: BrowserWindow): Promise<void> => {
    file.set(toldKey, true);
    const { response } = await dialog.showMessageBox(window, {
      type: 'info',
      message: text('closing.message'),
      detail: text('closing.detail'),
      buttons: [text('closing.keep'), text('closing.quit')],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (response === 0) hide(window);
    else {
      settings.change({ keepRunning: false });
      quit();
    }
  };

  return {
    quitting: () => {
      isQuitting = true;
    },
    guard: (window) => {
      window.on('close', (event) => {
        if (isQuitting || !isSignedIn() || !settings.read().keepRunning) return;
        event.preventDefault();
        if (file.get(toldKey) === true) hide(window);
        else void tellOnce(window);
      });
    },
  };
};
