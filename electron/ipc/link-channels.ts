import type { linkRequests } from '../../shared/ipc/console-link.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { LinkBox } from '../system/link-box.ts';
import type { Handlers } from './answer-request.ts';

export const linkChannels = (box: LinkBox): Handlers<typeof linkRequests> => ({
  'links.take': () => ok(box.take()),
});
