import * as z from 'zod';
import { errorCodes } from './error-codes.ts';

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
