import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { ClosedAddress, isOpenAddress, resolveOpen } from './open-addresses.ts';

/** Why there was no answer: the address is not out in the world, it took too long, another failure on the way. */
export type PostProblem = 'address' | 'time' | 'network';

export type Posted = { ok: true; status: number; body: string } | { ok: false; problem: PostProblem };

export type PostQuestion = (url: string, headers: Record<string, string>, body: string) => Promise<Posted>;

export interface PostOptions {
  timeMs: number;
  /** An admin whose service lies in their own house says so in the configuration; then plain http will do as well. */
  allowPrivate: boolean;
}

/** An answer longer than this is none of ours. */
const longest = 64 * 1024;

/** The connection goes to the very address that was looked at: a name that answers differently the next time gains nothing. */
const openLookup: LookupFunction = (hostname, options, callback) => {
  resolveOpen(hostname).then(
    (found) => {
      const [first] = found;
      if (options.all) callback(null, found);
      else if (first) callback(null, first.address, first.family);
    },
    (error: Error) => callback(error, ''),
  );
};

const problemOf = (error: Error): PostProblem => {
  if (error instanceof ClosedAddress) return 'address';
  return error.name === 'AbortError' || error.name === 'TimeoutError' ? 'time' : 'network';
};

/** Makes the one way in which the router asks a stranger's server: a time limit, no redirects, never into the house. */
export const createPostQuestion =
  ({ timeMs, allowPrivate }: PostOptions): PostQuestion =>
  (text, headers, body) =>
    new Promise((resolve) => {
      const url = new URL(text);
      const host = url.hostname.replaceAll(/[[\]]/g, '');
      const closed = !allowPrivate && (url.protocol !== 'https:' || (isIP(host) !== 0 && !isOpenAddress(host)));
      if (closed || url.username !== '' || url.password !== '') {
        resolve({ ok: false, problem: 'address' });
        return;
      }
      const failed = (error: Error): void => resolve({ ok: false, problem: problemOf(error) });
      const asked = (url.protocol === 'https:' ? requestHttps : requestHttp)(
        url,
        {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
          signal: AbortSignal.timeout(timeMs),
          // A connection kept open would skip the look at the address the next time.
          agent: false,
          ...(allowPrivate ? {} : { lookup: openLookup }),
        },
        (response) => {
          let answer = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            answer += chunk;
            if (answer.length > longest) response.destroy(new Error('the answer is too long'));
          });
          response.on('error', failed);
          response.on('end', () => resolve({ ok: true, status: response.statusCode ?? 0, body: answer }));
        },
      );
      asked.on('error', failed);
      asked.end(body);
    });
