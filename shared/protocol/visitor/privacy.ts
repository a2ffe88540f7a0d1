import * as z from 'zod';
import { Instant } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

const none = z.object({});

/** What a visitor may ask of what is kept of them. */
export const visitorPrivacyRequests = {
  /** A signed link, good for 10 minutes, to all that is kept of them, as one ZIP. */
  'privacy.export_me': request(none, z.object({ url: z.string(), expiresAt: Instant })),
  /** Erases all that is kept of them for good; every tab hears `erased` and begins as somebody new. False where nothing was kept. */
  'privacy.erase_me': request(none, z.object({ erased: z.boolean() })),
} as const;
