import { errorCodes } from '../../protocol/error-codes.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Failure, Result } from '../../protocol/result.ts';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Reads an error body without zod; undefined where it is none. */
export function readError(value: unknown): ErrorBody | undefined {
  if (!isObject(value)) return;
  const code = errorCodes.find((known) => known === value.code);
  if (!code) return;
  const detail: Record<string, string> = {};
  if (isObject(value.detail)) {
    for (const [key, fact] of Object.entries(value.detail)) if (typeof fact === 'string') detail[key] = fact;
  }
  return { code, message: String(value.message ?? ''), detail };
}

const garbage: Failure = { ok: false, error: { code: 'internal', message: 'the router answered in an unknown shape' } };

/** Reads an ack or HTTP answer `{ ok, data | error }`; `parse` answers undefined for data of the wrong shape. */
export function readAnswer<T>(answer: unknown, parse: (data: unknown) => T | undefined): Result<T> {
  if (!isObject(answer)) return garbage;
  if (answer.ok === true) {
    const data = parse(answer.data);
    return data === undefined ? garbage : { ok: true, data };
  }
  const error = readError(answer.error);
  return error ? { ok: false, error } : garbage;
}
