import * as z from 'zod';
import { Attachment } from '../domain/attachment.ts';
import { Id, Instant } from '../domain/scalars.ts';
import { request } from './contract.ts';

const Bytes = z.number().int().nonnegative();

/** Why a file may not be sent; stands as `why` in the detail of the refusal, `limit` beside it where there is one. */
export const fileRefusals = ['size', 'kind', 'damaged', 'pixels', 'empty', 'quota'] as const;
/** Why a file may not be sent. */
export type FileRefusal = (typeof fileRefusals)[number];

/** Schema of how far an upload is. `url` is a path on the router that takes bytes from `offset` on, until `until`. */
export const Upload = z.discriminatedUnion('state', [
  z.object({ state: z.literal('uploading'), fileId: Id, offset: Bytes, url: z.string(), until: Instant }),
  z.object({ state: z.literal('ready'), fileId: Id, file: Attachment }),
]);
/** How far an upload is. */
export type Upload = z.infer<typeof Upload>;

/** Requests about files, the same for rep and visitor; the bytes themselves go over HTTP. */
export const fileRequests = {
  /** Begins an upload, or goes on with the one of the same `clientId`: that is how a cut one resumes. */
  'file.begin': request(
    z.object({
      conversationId: Id,
      clientId: Id,
      name: z.string().min(1).max(500),
      type: z.string().max(200),
      bytes: Bytes,
    }),
    Upload,
  ),
  /** All bytes are there: they are looked at, and kept or refused. Asked again, it answers the same. */
  'file.finish': request(z.object({ fileId: Id }), z.object({ file: Attachment })),
  /** Forgets a file that no message carries yet. */
  'file.drop': request(z.object({ fileId: Id }), z.object({})),
  /** A path on the router where the file can be had for some minutes: small, as it is, or to be saved. */
  'file.link': request(
    z.object({ fileId: Id, as: z.enum(['thumb', 'view', 'save']) }),
    z.object({ url: z.string(), until: Instant }),
  ),
} as const;
