import type { ErrorCode } from '../../../shared/protocol/errors.ts';

/** An answer as a test looks at it. */
export interface Answer {
  status: number;
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the data.
  data: any;
  code: ErrorCode | null;
  cookies: string[];
  headers: Headers;
}

export interface HttpClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
  send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer>;
}

const read = async (response: Response): Promise<Answer> => {
  const answer = (await response.json()) as { ok: boolean; data?: unknown; error?: { code: ErrorCode } };
  return {
    status: response.status,
    ok: answer.ok,
    data: answer.data,
    code: answer.error?.code ?? null,
    cookies: response.headers.getSetCookie(),
    headers: response.headers,
  };
};

const make = (url: string, headersNow: () => Record<string, string>, seen: (answer: Answer) => void): HttpClient => {
  const send: HttpClient['send'] = async (method, path, body, headers) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await read(await fetch(url + path, { method, headers: { ...json, ...headers }, ...init }));
    seen(answer);
    return answer;
  };
  return {
    send,
    get: (path) => send('GET', path, undefined, headersNow()),
    post: (path, body) => send('POST', path, body, headersNow()),
    delete: (path) => send('DELETE', path, undefined, headersNow()),
  };
};

/** A page of the router in a browser: it keeps cookies and names its origin. */
export const aBrowser = (url: string, origin = url): HttpClient => {
  const jar = new Map<string, string>();
  return make(
    url,
    () => ({
      origin,
      ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
    }),
    ({ cookies }) => {
      for (const cookie of cookies) {
        const [pair = ''] = cookie.split(';');
        const at = pair.indexOf('=');
        if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
    },
  );
};

/** A program, such as the desktop's main process: a bearer token or nothing. */
export const aProgram = (url: string, token?: string): HttpClient =>
  make(
    url,
    (): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {}),
    () => {},
  );
