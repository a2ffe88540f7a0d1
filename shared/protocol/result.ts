// Types only: the widget makes failures too, and has no room for the schemas.
import type { ErrorBody, ErrorCode } from './errors.ts';

/** Every expected ending of a request: data, or one error of the closed list. Bugs throw instead. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: ErrorBody };

/** The failing half of a Result. */
export type Failure = Extract<Result<never>, { ok: false }>;

/** Wraps data as a successful Result. */
export const ok = <T>(data: T): Result<T> => ({ ok: true, data });

/** Makes a failed Result; `detail` holds short facts for the reader, such as the winner's name. */
export const fail = (code: ErrorCode, message: string, detail?: Record<string, string>): Failure => ({
  ok: false,
  error: detail ? { code, message, detail } : { code, message },
});
