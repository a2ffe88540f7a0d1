import * as z from 'zod';
import { type Contract, request } from '../protocol/contract.ts';
import { ErrorCode } from '../protocol/errors.ts';
import { notifyTargets } from './notify.ts';

/** Schema of a place the outside asks the console page to go to; `foyer://open` itself is dealt with by the main process. */
export const ConsoleLink = z.discriminatedUnion('kind', [
  ...notifyTargets,
  z.object({ kind: z.literal('join'), routerUrl: z.string(), token: z.string() }),
  z.object({ kind: z.literal('sign_in_failed'), code: ErrorCode }),
]);
/** A place the outside asks the console page to go to. */
export type ConsoleLink = z.infer<typeof ConsoleLink>;

/** Links that came before the page was there are kept until it takes them, once. */
export const linkRequests = {
  'links.take': request(z.undefined(), z.array(ConsoleLink)),
} satisfies Contract;
