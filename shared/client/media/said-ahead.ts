import { maxKeptSignals } from '../../domain/call-steps.ts';
import type { CallWord } from '../../protocol/call-requests.ts';
import { fail } from '../../protocol/result.ts';
import type { Timers } from '../timers.ts';
import type { CallPort } from './call-port.ts';

/** The other side rings so much later at most, where it takes the browser a while to find its first word. */
const firstWordMs = 100;

/**
 * A port by which an engine opens the way of a call that it has not asked for yet: what it says of that call goes along with
 * the asking, which waits a moment for the first word.
 */
export const saidAhead = (port: CallPort, timers: Timers): CallPort => {
  let ahead: { callId: string; words: CallWord[]; spoke: Promise<void>; speak(): void } | null = null;

  const request = async (event: string, input: { callId?: string } & object): Promise<unknown> => {
    const mine = event === 'call.ice' || ahead?.callId === input.callId ? ahead : null;
    if (mine && event === 'call.signal') {
      const { callId: _call, seat: _seat, ...word } = input as { callId: string; seat: string } & CallWord;
      // A computer with a great many networks names more: said again until it can be told by itself.
      if (mine.words.length >= maxKeptSignals) return fail('unavailable', 'no more goes along');
      mine.words.push(word);
      mine.speak();
      return { ok: true, data: {} };
    }
    const ask = port.request as (event: string, input: object) => Promise<{ ok: boolean }>;
    if (mine && event === 'call.start') {
      await mine.spoke;
      if (ahead !== mine) return fail('unavailable', 'given up');
      ahead = null;
      return ask(event, { ...input, signals: mine.words });
    }
    const answer = await ask(event, input);
    // A way without servers is not opened.
    if (mine && event === 'call.ice' && !answer.ok) mine.speak();
    return answer;
  };

  return {
    ...port,
    request: request as CallPort['request'],
    begin(callId) {
      ahead?.speak();
      ahead = null;
      if (callId === null) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = timers.after(firstWordMs, resolve);
      const speak = (): void => {
        stop();
        resolve();
      };
      ahead = { callId, words: [], spoke: promise, speak };
    },
  };
};
