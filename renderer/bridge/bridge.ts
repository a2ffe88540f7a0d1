import type * as z from 'zod';
import type { Readable } from '../../shared/client/readable.ts';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import type { MachineView } from '../../shared/ipc/machine.ts';
import type { Notice } from '../../shared/ipc/notify.ts';
import type { OfferAct, OfferCard } from '../../shared/ipc/offer-card.ts';
import type { ScreenSource } from '../../shared/ipc/screen.ts';
import type { SessionStatus } from '../../shared/ipc/session.ts';
import type { DesktopSettings } from '../../shared/ipc/settings.ts';
import type { LinkSource, PlatformInfo } from '../../shared/ipc/system.ts';
import type { TextKey } from '../../shared/ipc/text-key.ts';
import type { TrayChoice, TrayView } from '../../shared/ipc/tray.ts';
import type { Unsubscribe } from '../../shared/ipc/unsubscribe.ts';
import type {
  AcceptInvitationInput,
  ResetPasswordInput,
  SignInInput,
  SignInOptions,
  TicketData,
  TokenInfo,
} from '../../shared/protocol/http/session.ts';
import type { SetupInput } from '../../shared/protocol/http/setup.ts';
import type { Result } from '../../shared/protocol/result.ts';

type Answer<T> = Promise<Result<T>>;

export interface SessionBridge {
  /** Which router, and who is signed in there. */
  status(): Answer<SessionStatus>;
  /** What the chosen router shows before anybody signs in. */
  options(): Answer<SignInOptions>;
  /** Chooses another router; the window then loads anew by itself. Null in a browser, where the page is the router's. */
  setRouter: ((input: { url: string }) => Answer<SessionStatus>) | null;
  signIn(input: Omit<z.input<typeof SignInInput>, 'want'>): Answer<SessionStatus>;
  demoSignIn(input: { personId: string }): Answer<SessionStatus>;
  exchangeCode(input: { code: string }): Answer<SessionStatus>;
  invitation(token: string): Answer<z.infer<typeof TokenInfo>>;
  acceptInvitation(input: Omit<z.input<typeof AcceptInvitationInput>, 'want'>): Answer<SessionStatus>;
  passwordReset(token: string): Answer<z.infer<typeof TokenInfo>>;
  resetPassword(input: Omit<z.input<typeof ResetPasswordInput>, 'want'>): Answer<SessionStatus>;
  /** The first admin and the first site; signs the admin in. */
  setUp(input: SetupInput): Answer<SessionStatus>;
  signOut(): Answer<SessionStatus>;
  /** Opens one `/rep` socket within 30 s. */
  ticket(): Answer<z.infer<typeof TicketData>>;
  onChanged(listener: (status: SessionStatus) => void): Unsubscribe;
}

export interface SettingsBridge {
  read(): Answer<DesktopSettings>;
  change(part: Partial<DesktopSettings>): Answer<DesktopSettings>;
  onChanged(listener: (settings: DesktopSettings) => void): Unsubscribe;
}

export interface OfferCardBridge {
  show(card: OfferCard): Answer<{ shown: boolean }>;
  hide(input?: { offerId: string }): Answer<{ shown: boolean }>;
  onAct(listener: (act: OfferAct) => void): Unsubscribe;
}

/** Whether notifications outside the page may be shown; `none` where there is no such thing. */
export type NotifyPermission = 'granted' | 'denied' | 'ask' | 'none';

export interface NotifyBridge {
  /**
   * Says something to a person who may be looking elsewhere: a notification of the system while the console is not looked at,
   * a passing line in the page while it is. The same id replaces; a click goes to `to`.
   */
  show(notice: Notice): Answer<{ shown: boolean }>;
  /** Takes it away again: it was read, or it is over. */
  clear(id: string): Answer<object>;
  /** Whether the person has the console in front of them. */
  isLookedAt(): boolean;
  /** Hears what the page is to show itself. */
  onInPage(listener: (notice: Notice) => void): Unsubscribe;
  /** What a notification told of is over, wherever it was shown. */
  onCleared(listener: (id: string) => void): Unsubscribe;
  readonly permission: Readable<NotifyPermission>;
  /** Asks the person for permission; only from an act of theirs. */
  ask(): Promise<void>;
}

export interface SystemBridge {
  platform(): Answer<PlatformInfo>;
  setBadge(input: { count: number }): Answer<{ shown: boolean }>;
  openExternal(input: { url: string; source: LinkSource }): Answer<{ opened: boolean }>;
  focusWindow(input?: { conversationId?: string }): Answer<{ focused: boolean }>;
}

export interface TrayBridge {
  show(view: TrayView | null): Answer<{ shown: boolean }>;
  onChosen(listener: (choice: TrayChoice) => void): Unsubscribe;
}

export interface MachineBridge {
  state(): Answer<MachineView>;
  onChanged(listener: (machine: MachineView) => void): Unsubscribe;
}

export interface ScreenPicker {
  /** The screens and windows that can be shown, with a picture of each. */
  sources(): Answer<ScreenSource[]>;
  /** The page's next question for a picture is answered with this one. */
  choose(input: { id: string }): Answer<{ chosen: boolean }>;
}

export interface ScreenBridge {
  /** Null in a browser, which has a picker of its own. */
  readonly picker: ScreenPicker | null;
  /** Whether names are hidden in what is shown outside of the page: notifications, the offer card's window. */
  veil(input: { veiled: boolean }): Answer<object>;
}

/** Everything the console page asks of what is around it. On the desktop the main process answers, in a browser the page itself. */
export interface Bridge {
  readonly kind: 'desktop' | 'browser';
  readonly session: SessionBridge;
  readonly settings: SettingsBridge;
  /** Null in a browser: offers are then drawn inside the page. */
  readonly offerCard: OfferCardBridge | null;
  readonly notify: NotifyBridge;
  /** The key for texts that are not sent yet; null in a browser, which keeps them as it keeps everything of a page. */
  readonly textKey: (() => Answer<TextKey>) | null;
  /** Null in a browser. */
  readonly tray: TrayBridge | null;
  /** Whether the computer is locked or asleep; in a browser always unlocked, for it cannot tell. */
  readonly machine: MachineBridge;
  /** What a rep shows a visitor of this computer's screens. */
  readonly screen: ScreenBridge;
  readonly system: SystemBridge;
  /** Places the outside asks the page to go to. */
  onLink(listener: (link: ConsoleLink) => void): Unsubscribe;
}
