import type * as z from 'zod';
import type { Contract, OutputOf } from '../../protocol/contract.ts';
import type { Checks } from './checks.ts';

type PushesOf<S extends Record<string, z.ZodType>> = { [K in keyof S]: z.infer<S[K]> };

/** Checks by the zod schemas of a contract and its pushes, such as `repRequests` and `repPushes`. */
export const zodChecks = <C extends Contract, S extends Record<string, z.ZodType>>(
  contract: C,
  pushes: S,
): Checks<C, PushesOf<S>> => ({
  output: (event, data) => contract[event]?.output.safeParse(data).data as OutputOf<C, typeof event> | undefined,
  push: (event, data) => pushes[event]?.safeParse(data).data as PushesOf<S>[typeof event] | undefined,
  pushes: Object.keys(pushes) as (keyof S & string)[],
});
