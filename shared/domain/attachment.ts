import * as z from 'zod';
import { Id } from './scalars.ts';

/** Schema of a picture or a file that belongs to a message. */
export const Attachment = z.object({
  id: Id,
  /** As its sender named it, cleaned; never a path. */
  name: z.string(),
  kind: z.enum(['image', 'file']),
  /** The type that its content was found to have. */
  type: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Of a picture, so that its place is kept before it is loaded. */
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
  /** Of a voice message: how long it is. */
  seconds: z.number().int().positive().optional(),
  /** `gone` once it was removed: its place says so. */
  state: z.enum(['ready', 'gone']),
});
/** A picture or a file that belongs to a message. */
export type Attachment = z.infer<typeof Attachment>;

/** Schema of how large what is sent may be, in megabytes. */
export const FileSettings = z.object({
  imageMaxMb: z.number().int().min(1).max(50),
  fileMaxMb: z.number().int().min(1).max(100),
});
/** How large what is sent may be, in megabytes. */
export type FileSettings = z.infer<typeof FileSettings>;

/** What a fresh workspace lets through. */
export const defaultFileSettings: FileSettings = { imageMaxMb: 10, fileMaxMb: 25 };
