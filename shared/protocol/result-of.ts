import * as z from 'zod';
import { ErrorBody } from './errors.ts';

/** Schema of an ack or HTTP answer whose data has the given schema. */
export const resultOf = <S extends z.ZodType>(data: S) =>
  z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), data }),
    z.object({ ok: z.literal(false), error: ErrorBody }),
  ]);
