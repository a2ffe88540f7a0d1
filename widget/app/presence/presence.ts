import type { Readable } from '../../../shared/client/readable.ts';
import type { Connection } from '../../../shared/client/transport/connection.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { WidgetTokenData } from '../../../shared/protocol/http/widget.ts';
import type { VisitorContract, VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { FrameMessage, HostPage } from '../../../shared/protocol/visitor/host-frame.ts';
import type { VisitorPushes } from '../../../shared/protocol/visitor/pushes.ts';
import type { SiteMessenger } from '../chat/messenger.ts';
import type { LateGuards } from '../guards/visitor-checks.ts';

/** The visitor's line to the router. */
export type VisitorConnection = Connection<VisitorContract, VisitorPushes>;

/** May anything of the visitor stay in this browser? `ask` until the visitor has answered. */
export type Keeping = 'yes' | 'ask' | 'no';

/** Something that the site's own scripts may listen for. */
export type FrameEvent = Extract<FrameMessage, { foyer: 'event' }>;

/** The messenger as the live part knows it. */
export interface Mounted {
  focus(): void;
  readonly messenger: SiteMessenger;
}

/** The live part of the widget, which stands before any click; the messenger is built on it when it is first needed. */
export interface Presence {
  /** The visitor's language, and what the site says in it. */
  readonly tongue: WidgetTokenData['words'];
  readonly siteKey: string;
  readonly site: WidgetTokenData['site'];
  readonly connection: VisitorConnection;
  /** The router's clock. */
  readonly clock: Clock;
  /** What the messenger shows now; null until the router has said it once. */
  readonly state: Readable<VisitorState | null>;
  readonly page: Readable<HostPage | null>;
  readonly opened: Readable<boolean>;
  /** The page was come to by a link to the booker. */
  readonly toBook: boolean;
  /** True where the open messenger fills the page. */
  readonly full: Readable<boolean>;
  readonly keeping: Readable<Keeping>;
  /** The visitor's answer to `ask`. */
  answerKeeping(keep: boolean): void;
  /** The visitor does not want to be remembered here, whatever the site vouches for. */
  readonly refuses: boolean;
  /** Makes this browser forget the visitor and begins as somebody new, who refuses to be remembered or not. */
  leave(refuse: boolean): void;
  /** Opens the messenger as if the visitor had pressed the launcher. */
  open(): void;
  close(): void;
  /** Adds the guards of what a later chunk speaks with the router. */
  learn(more: LateGuards): void;
  /**
   * Lets more of the closed frame be seen than the launcher, as a CSS `clip-path`; of the open one `wide` and `screen`. Null
   * shows the launcher, or the messenger, alone.
   */
  peek(clip: string | null): void;
  /** Shows on the launcher how many messages were not seen. */
  setUnread(count: number): void;
  /** Tells the site's own scripts of something. */
  happened(event: FrameEvent['event'], data?: FrameEvent['data']): void;
}
