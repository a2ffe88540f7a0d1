import type { fileRequests } from '../../shared/protocol/files.ts';
import type { Actor } from '../features/actor.ts';
import type { Files } from '../features/files/files.ts';
import type { Handlers, Line } from './handlers.ts';

/** What both sides may ask of pictures and files. */
export const fileHandlers = (files: Files): Handlers<typeof fileRequests, Line<Actor>> => ({
  'file.begin': ({ actor }, input) => files.begin(actor, input),
  'file.finish': ({ actor }, { fileId }) => files.finish(actor, fileId),
  'file.drop': ({ actor }, { fileId }) => files.drop(actor, fileId),
  'file.link': ({ actor }, { fileId, as }) => files.link(actor, fileId, as),
});
