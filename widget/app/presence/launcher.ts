import type { LauncherWords } from '../locales/words.ts';

/** The round button on the page's corner. */
export interface Launcher {
  readonly button: HTMLElement;
  show(visible: boolean): void;
  setUnread(count: number): void;
  /** A quiet dot says that somebody is there to talk to. */
  setAvailable(available: boolean): void;
  setBusy(busy: boolean): void;
  focus(): void;
}

const part = <T extends Element>(root: ParentNode, selector: string): T => {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the frame's page has no ${selector}`);
  return found;
};

/** Brings the launcher of the frame's page to life. */
export function createLauncher(
  document: Document,
  words: LauncherWords,
  site: string,
  on: { press: () => void; intent: () => void },
): Launcher {
  const button = part<HTMLButtonElement>(document, '.launcher');
  const badge = part<HTMLElement>(button, '.launcher-badge');
  const dot = part<HTMLElement>(button, '.launcher-dot');
  const name = (unread: number): void => {
    button.ariaLabel =
      unread > 0 ? words.count('launcher.unread', unread, { site }) : words.say('launcher.open', { site });
  };
  name(0);
  button.addEventListener('click', on.press);
  for (const event of ['pointerenter', 'pointerdown', 'focus'])
    button.addEventListener(event, on.intent, { once: true });
  return {
    button,
    show(visible) {
      button.hidden = !visible;
      button.ariaExpanded = String(!visible);
    },
    setUnread(count) {
      badge.hidden = count === 0;
      if (count > 0)
        badge.textContent = new Intl.NumberFormat(words.locale).format(Math.min(count, 9)) + (count > 9 ? '+' : '');
      name(count);
    },
    setAvailable(available) {
      dot.hidden = !available;
    },
    setBusy(busy) {
      button.toggleAttribute('data-busy', busy);
    },
    focus: () => button.focus(),
  };
}
