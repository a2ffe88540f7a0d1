import type { WidgetTokenData } from '../../../shared/protocol/http/widget.ts';
import type { HostMessage } from '../../../shared/protocol/visitor/host-frame.ts';
import { id, instant } from './conversation-guards.ts';
import {
  anything,
  flag,
  type Guard,
  list,
  literal,
  nullable,
  optional,
  record,
  shape,
  text,
  variant,
  whole,
} from './shape.ts';

export const tokenGuard = shape({
  token: text,
  expiresAt: instant,
  now: instant,
  visitorId: id,
  words: shape({ tag: text, locale: text, texts: record(text) }),
  site: shape({
    name: text,
    consent: literal('ask', 'implied', 'off'),
    look: shape({
      light: record(text),
      dark: record(text),
      scheme: literal('page', 'system', 'light', 'dark'),
      side: literal('text', 'left', 'right'),
      gaps: list(whole()),
      launcher: literal('bubble', 'label', 'logo'),
      logo: nullable(text),
      team: nullable(text),
      sound: flag,
    }),
  }),
});

const upTo =
  (most: number): Guard =>
  (value) =>
    typeof value === 'string' && value.length <= most;

export const hostGuard = variant('foyer', {
  page: shape({
    page: shape({ url: text, title: text, referrer: text }),
    language: optional(upTo(35)),
    back: optional(upTo(200)),
  }),
  layout: shape({ full: flag, dark: flag, night: flag, left: flag }),
  open: shape({}),
  close: shape({}),
  ask: shape({
    ask: literal('identify', 'attributes', 'track', 'form', 'talk', 'experience', 'book', 'leave', 'listen'),
    data: record(anything),
  }),
});

/** The data of a token answer, or undefined for garbage. */
export const readTokenData = (data: unknown): WidgetTokenData | undefined =>
  tokenGuard(data) ? (data as WidgetTokenData) : undefined;

/** What the page said, or undefined for what is not ours: many scripts post messages on a page. */
export const readHostMessage = (data: unknown): HostMessage | undefined =>
  hostGuard(data) ? (data as HostMessage) : undefined;
