import * as z from 'zod';
import { request } from '../contract.ts';

const none = z.object({});

/** What a visitor may say about being remembered. */
export const consentRequests = {
  /** The visitor agrees to be remembered; from here on their visit is kept, as after any act. A site whose consent is `off` keeps no visit all the same. */
  'visitor.agree': request(none, none),
} as const;
