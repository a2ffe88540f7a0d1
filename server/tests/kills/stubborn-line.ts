import type { InputOf, OutputOf } from '../../../shared/protocol/contract.ts';
import { isTransient } from '../../../shared/protocol/error-codes.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import type { VisitorContract } from '../../../shared/protocol/visitor/contract.ts';
import type { TestSocket } from '../support/sockets.ts';

/** The pace of those who try again, in milliseconds. */
const againMs = 60;
/** Nothing takes longer than this, several killed routers and their next starts included. */
const patienceMs = 120_000;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A client that asks until it is answered for good, over as many sockets as that takes. */
export interface StubbornLine<C extends RepContract | VisitorContract> {
  /** Resolves with the first answer that no resend could change. */
  request<K extends keyof C & string>(event: K, input: InputOf<C, K>): Promise<Result<OutputOf<C, K>>>;
  /** Lets go of the socket as a reloaded page does; the next request opens another one. */
  drop(): void;
}

/** Asks by `connect` for a socket whenever there is none; `opened` hears of each before anything is sent on it. */
export const stubbornLine = <C extends RepContract | VisitorContract>(
  connect: () => Promise<TestSocket<C>>,
  opened: (socket: TestSocket<C>) => Promise<void>,
  faults: string[],
): StubbornLine<C> => {
  let current: TestSocket<C> | null = null;
  let opening: Promise<TestSocket<C>> | null = null;

  const line = async (): Promise<TestSocket<C>> => {
    if (current?.socket.connected) return current;
    opening ??= connect()
      .then(async (socket) => {
        await opened(socket);
        current = socket;
        return socket;
      })
      .finally(() => {
        opening = null;
      });
    return opening;
  };

  return {
    async request(event, input) {
      const giveUpAt = performance.now() + patienceMs;
      for (;;) {
        try {
          const answer = await (await line()).request(event, input);
          if (!answer.ok && answer.error.code === 'internal') faults.push(`${event}: ${answer.error.message}`);
          if (answer.ok || !isTransient(answer.error.code)) return answer;
        } catch (error) {
          // The socket died under the request, or there is no router: both are what this is about.
          if (performance.now() > giveUpAt) throw new Error(`${event} was never answered: ${String(error)}`);
        }
        if (performance.now() > giveUpAt) throw new Error(`${event} was put off for ${patienceMs} ms`);
        await pause(againMs);
      }
    },
    drop() {
      current?.close();
      current = null;
    },
  };
};
