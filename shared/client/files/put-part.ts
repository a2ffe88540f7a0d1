import { errorCodes } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import { type Failure, fail, type Result } from '../../protocol/result.ts';

/** Brings a part of a file to a signed path; answers how many bytes the router has then. */
export type PutPart = (url: string, offset: number, part: Blob, signal: AbortSignal) => Promise<Result<number>>;

const readError = (value: unknown): ErrorBody | null => {
  if (typeof value !== 'object' || value === null || !('code' in value)) return null;
  const code = errorCodes.find((known) => known === value.code);
  if (!code) return null;
  const offset = (value as { detail?: { offset?: unknown } }).detail?.offset;
  return { code, message: '', ...(typeof offset === 'string' ? { detail: { offset } } : {}) };
};

const readOffset = (value: unknown): number | null => {
  const offset = (value as { ok?: unknown; data?: { offset?: unknown } } | null)?.data?.offset;
  return typeof offset === 'number' && Number.isSafeInteger(offset) ? offset : null;
};

const cut = (): Failure => fail('unavailable', 'the line was cut');

/** Brings parts by `fetch`; `origin` is the router's. No cookie goes along: the path is all the right there is. */
export const createPutPart =
  (origin: string, fetchIt: typeof fetch): PutPart =>
  async (url, offset, part, signal) => {
    try {
      const response = await fetchIt(`${origin}${url}&offset=${offset}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream' },
        body: part,
        credentials: 'omit',
        signal,
      });
      const answer: unknown = await response.json();
      const at = readOffset(answer);
      if (response.ok && at !== null) return { ok: true, data: at };
      const error = readError((answer as { error?: unknown } | null)?.error);
      return error ? { ok: false, error } : cut();
    } catch {
      return cut();
    }
  };
