import type { Id } from '../domain/scalars.ts';
import type { InputOf, OutputOf } from '../protocol/contract.ts';
import type { Result } from '../protocol/result.ts';
import type { ConsoleRequests } from './console-contract.ts';
import type { ConsoleLink } from './console-link.ts';
import type { MachineView } from './machine.ts';
import type { Notice, WindowLook } from './notify.ts';
import type { OfferAct, OfferCard } from './offer-card.ts';
import type { SessionStatus } from './session.ts';
import type { DesktopSettings } from './settings.ts';
import type { LinkSource } from './system.ts';
import type { TrayChoice, TrayView } from './tray.ts';
import type { Unsubscribe } from './unsubscribe.ts';

/** The answer of channel `K`: always a Result, never a rejection. */
export type ConsoleAnswer<K extends keyof ConsoleRequests> = Promise<Result<OutputOf<ConsoleRequests, K>>>;

/** `window.foyer` on the console page: all of the desktop that the page may touch. */
export interface FoyerConsoleApi {
  session: {
    status(): ConsoleAnswer<'session.status'>;
    /** Chooses the router; when that changed, the window reloads by itself (its CSP names the router). `conflict` while signed in. */
    setRouter(input: { url: string }): ConsoleAnswer<'session.setRouter'>;
    signIn(input: InputOf<ConsoleRequests, 'session.signIn'>): ConsoleAnswer<'session.signIn'>;
    /** One-click sign-in of the demo's people; other routers answer `not_found`. */
    demoSignIn(input: { personId: Id }): ConsoleAnswer<'session.demoSignIn'>;
    exchangeCode(input: { code: string }): ConsoleAnswer<'session.exchangeCode'>;
    acceptInvitation(
      input: InputOf<ConsoleRequests, 'session.acceptInvitation'>,
    ): ConsoleAnswer<'session.acceptInvitation'>;
    signOut(): ConsoleAnswer<'session.signOut'>;
    /** A one-use ticket (30 s) for the `/rep` socket. `unauthenticated` also ends the stored session. */
    ticket(): ConsoleAnswer<'session.ticket'>;
    onChanged(listener: (status: SessionStatus) => void): Unsubscribe;
  };
  settings: {
    read(): ConsoleAnswer<'settings.read'>;
    change(part: Partial<DesktopSettings>): ConsoleAnswer<'settings.change'>;
    onChanged(listener: (settings: DesktopSettings) => void): Unsubscribe;
  };
  offerCard: {
    /** Shows, replaces or refreshes the one card; the window appears without taking focus. */
    show(card: OfferCard): ConsoleAnswer<'offerCard.show'>;
    /** Hides the card; with an id only if that offer is the one shown. */
    hide(input?: { offerId: Id }): ConsoleAnswer<'offerCard.hide'>;
    /** The rep acted on the top card by click or global shortcut. The card hides itself after accept and decline. */
    onAct(listener: (act: OfferAct) => void): Unsubscribe;
  };
  notify: {
    /** Shows or replaces the notification of that id; a click comes back as a link. */
    show(notice: Notice): ConsoleAnswer<'notify.show'>;
    clear(input: { id: string }): ConsoleAnswer<'notify.clear'>;
    /** The window came to the front, or left it. */
    onLook(listener: (look: WindowLook) => void): Unsubscribe;
  };
  texts: {
    key(): ConsoleAnswer<'texts.key'>;
  };
  tray: {
    show(view: TrayView | null): ConsoleAnswer<'tray.show'>;
    /** A status was chosen in the tray's menu. */
    onChosen(listener: (choice: TrayChoice) => void): Unsubscribe;
  };
  machine: {
    state(): ConsoleAnswer<'machine.state'>;
    onChanged(listener: (machine: MachineView) => void): Unsubscribe;
  };
  screen: {
    sources(): ConsoleAnswer<'screen.sources'>;
    choose(input: { id: string }): ConsoleAnswer<'screen.choose'>;
    veil(input: { veiled: boolean }): ConsoleAnswer<'screen.veil'>;
  };
  system: {
    platform(): ConsoleAnswer<'system.platform'>;
    setBadge(input: { count: number }): ConsoleAnswer<'system.setBadge'>;
    openExternal(input: { url: string; source: LinkSource }): ConsoleAnswer<'system.openExternal'>;
    focusWindow(input?: { conversationId?: Id }): ConsoleAnswer<'window.focus'>;
  };
  links: {
    /** Takes the links that came before the page listened, then hears each that comes. */
    onLink(listener: (link: ConsoleLink) => void): Unsubscribe;
  };
}
