import { io, type Socket } from 'socket.io-client';
import type * as z from 'zod';
import type { InputOf, OutputOf } from '../../shared/protocol/contract.ts';
import { WidgetTokenData } from '../../shared/protocol/http/widget.ts';
import { fail, type Result } from '../../shared/protocol/result.ts';
import { resultOf } from '../../shared/protocol/result-of.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { type VisitorContract, visitorRequests } from '../../shared/protocol/visitor/contract.ts';
import { type VisitorPushes, visitorPushes } from '../../shared/protocol/visitor/pushes.ts';
import type { Figures } from './figures.ts';

/** Where the visitors come in. */
export interface Door {
  /** The address the router is reached at. */
  routerUrl: string;
  /** The origin the router goes by: the widget's frame has it. */
  origin: string;
  siteKey: string;
  /** The origin of the pages the widget stands on. */
  hostOrigin: string;
  key: string;
}

/** What a visitor's browser says of itself, and what its address would. */
export interface Browser {
  secret: string;
  locale: string;
  zone: string;
  device: 'desktop' | 'phone' | 'tablet';
  address: string;
  place: { country: string; city: string | null } | null;
}

type PushOf = { [E in keyof VisitorPushes]: { event: E; data: VisitorPushes[E] } };
/** Something the router said by itself. */
export type Push = PushOf[keyof VisitorPushes];

/** An open socket of one visitor. */
export interface Line {
  request<K extends keyof VisitorContract & string>(
    event: K,
    input: InputOf<VisitorContract, K>,
  ): Promise<Result<OutputOf<VisitorContract, K>>>;
  close(): void;
}

export interface LineEvents {
  push(push: Push): void;
  /** The socket went, and not by our doing. */
  dropped(): void;
}

/** Opens a line as the widget does: secret, token, socket. Null where the router did not let the visitor in. */
export type OpenLine = (browser: Browser, events: LineEvents) => Promise<Line | null>;

const patienceMs = 10_000;

const TokenAnswer = resultOf(WidgetTokenData);

const answers = new Map<string, z.ZodType>();
const answerOf = (event: keyof VisitorContract): z.ZodType => {
  const known = answers.get(event);
  if (known) return known;
  const made = resultOf(visitorRequests[event].output as z.ZodType);
  answers.set(event, made);
  return made;
};

const readPush = (event: string, data: unknown): Push | null => {
  if (!Object.hasOwn(visitorPushes, event)) return null;
  const name = event as keyof VisitorPushes;
  const read = (visitorPushes[name] as z.ZodType).safeParse(data);
  return read.success ? ({ event: name, data: read.data } as Push) : null;
};

/** The headers by which the router knows a practice visitor. */
const passOf = ({ key }: Door, { address, place }: Browser): Record<string, string> => ({
  'x-foyer-practice-key': key,
  'x-foyer-practice-address': address,
  ...(place === null
    ? {}
    : {
        'x-foyer-practice-place':
          place.city === null ? place.country : `${place.country} ${encodeURIComponent(place.city)}`,
      }),
});

/** Makes the way in for all visitors of one site. */
export const createOpenLine = (door: Door, figures: Figures): OpenLine => {
  const askToken = async (browser: Browser, pass: Record<string, string>): Promise<string | null> => {
    const { secret, locale, zone, device } = browser;
    try {
      const response = await fetch(`${door.routerUrl}/api/widget/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: door.origin, ...pass },
        body: JSON.stringify({ siteKey: door.siteKey, secret, hostOrigin: door.hostOrigin, locale, zone, device }),
        signal: AbortSignal.timeout(patienceMs),
      });
      const answer = TokenAnswer.safeParse(await response.json());
      return answer.success && answer.data.ok ? answer.data.data.token : null;
    } catch {
      return null;
    }
  };

  const connected = (socket: Socket): Promise<boolean> =>
    new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => {
        socket.close();
        resolve(false);
      });
    });

  return async (browser, events) => {
    const pass = passOf(door, browser);
    const token = await askToken(browser, pass);
    if (token === null) {
      figures.refused += 1;
      return null;
    }
    const socket = io(`${door.routerUrl}/visitor`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: patienceMs,
      auth: { token, protocol: protocolVersion },
      extraHeaders: { origin: door.origin, ...pass },
    });
    socket.onAny((event: string, data: unknown) => {
      figures.pushes += 1;
      const push = readPush(event, data);
      if (push) events.push(push);
    });
    if (!(await connected(socket))) {
      figures.refused += 1;
      return null;
    }
    figures.open += 1;
    let ours = false;
    socket.once('disconnect', () => {
      figures.open -= 1;
      if (!ours) events.dropped();
    });
    return {
      request: async (event, input) => {
        const sentAt = performance.now();
        try {
          const answer: unknown = await socket.timeout(patienceMs).emitWithAck(event, input);
          const read = answerOf(event).safeParse(answer);
          if (!read.success) return fail('internal', 'the router’s answer is not understood');
          const result = read.data as Result<never>;
          figures.acked(performance.now() - sentAt, result.ok ? null : result.error.code);
          return result;
        } catch {
          return fail('unavailable', 'no answer');
        }
      },
      close: () => {
        ours = true;
        socket.close();
      },
    };
  };
};
