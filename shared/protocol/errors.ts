import * as z from 'zod';

/** The closed list of error codes that any ack, HTTP answer or IPC answer of Foyer may carry. */
export const errorCodes = [
  'bad_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'rescinded',
  'too_large',
  'rate_limited',
  'too_old',
  'unavailable',
  'internal',
  'slot_taken',
  'invalid_credentials',
  'code_expired',
] as const;

/** Schema of one error code. */
export const ErrorCode = z.enum(errorCodes);
/** One code of the closed list. */
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Schema of an error as it crosses a runtime: a code for programs, an English message for logs, facts for the reader's sentence. */
export const ErrorBody = z.object({
  code: ErrorCode,
  message: z.string(),
  detail: z.record(z.string(), z.string()).optional(),
});
/** An error as it crosses a runtime. */
export type ErrorBody = z.infer<typeof ErrorBody>;

/** Codes after which the same request, sent again later, may succeed; all others are permanent for that request. */
export const isTransient = (code: ErrorCode): boolean =>
  code === 'unavailable' || code === 'rate_limited' || code === 'internal';
