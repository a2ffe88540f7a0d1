import * as z from 'zod';
import { type Contract, request } from '../protocol/contract.ts';

/** Schema of the key that seals what the signed-in person typed and not sent; null where this system has no vault to wrap it. */
export const TextKey = z.object({ key: z.base64().nullable() });
/** The key that seals what the signed-in person typed and not sent. */
export type TextKey = z.infer<typeof TextKey>;

/** Requests for the key; it is the signed-in person's on the chosen router, so the page names neither. */
export const textKeyRequests = {
  'texts.key': request(z.undefined(), TextKey),
} satisfies Contract;
