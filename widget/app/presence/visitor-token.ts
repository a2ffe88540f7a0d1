import { readAnswer } from '../../../shared/client/transport/read-answer.ts';
import type { Clock } from '../../../shared/domain/clock.ts';
import type { WidgetTokenData, WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import { readTokenData } from '../guards/boundary-guards.ts';

/** A token that has less left than this is renewed before it is used. */
const marginMs = 60_000;

/** What exchanging a secret stands on. */
export interface TokenOptions {
  fetch: (path: string, init: RequestInit) => Promise<Pick<Response, 'json'>>;
  input: () => WidgetTokenInput;
  clock: Clock;
  /** Hears of each new token, with local times of asking and hearing. */
  got: (data: WidgetTokenData, askedAt: number, heardAt: number) => void;
}

/** Answers a token that is good for a while yet: each handshake asks, so that none begins with one that ends on the way. */
export function createVisitorTokens({
  fetch,
  input,
  clock,
  got,
}: TokenOptions): () => Promise<Result<WidgetTokenData>> {
  let current: { data: WidgetTokenData; renewAt: number } | null = null;
  return async () => {
    if (current && clock.now() < current.renewAt) return { ok: true, data: current.data };
    const askedAt = clock.now();
    const response = await fetch('/api/widget/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(input()),
    });
    const answer = readAnswer(await response.json(), readTokenData);
    if (!answer.ok) return answer;
    const { expiresAt, now } = answer.data;
    // By the router's own clock, because the visitor's may be hours off.
    current = { data: answer.data, renewAt: askedAt + (expiresAt - now) - marginMs };
    got(answer.data, askedAt, clock.now());
    return answer;
  };
}
