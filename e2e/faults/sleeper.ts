import { ok, type Result } from '../../shared/protocol/result.ts';
import { openFaultClient } from './fault-client.ts';

/** What a sleeper's parent asks, and what it answers; a client in a process of its own can be stopped as a laptop is whose lid is shut. */
export type SleeperAsk =
  | { ask: 'open'; url: string; conversationId: string }
  | { ask: 'say'; text: string }
  | { ask: 'look' }
  | { ask: 'credentials'; ticket: string };
/** What a sleeper says by itself, and on `look`. */
export type SleeperSays =
  | { says: 'need_ticket' }
  | { says: 'seen'; pending: number; transcript: string[]; wrong: readonly string[] };

const tell = (what: SleeperSays): void => void process.send?.(what);

let client: ReturnType<typeof openFaultClient> | null = null;
const waiting: ((ticket: Result<string>) => void)[] = [];

process.on('message', async (message: SleeperAsk) => {
  if (message.ask === 'open') {
    client = openFaultClient({
      side: 'rep',
      url: message.url,
      conversationId: message.conversationId,
      credentials: () =>
        new Promise((resolve) => {
          waiting.push(resolve);
          tell({ says: 'need_ticket' });
        }),
      random: Math.random,
      patient: true,
    });
  } else if (message.ask === 'credentials') {
    for (const resolve of waiting.splice(0)) resolve(ok(message.ticket));
  } else if (message.ask === 'say') await client?.say(message.text);
  else if (client) {
    tell({ says: 'seen', pending: client.pending(), transcript: await client.transcript(), wrong: client.wrong });
  }
});
