import type { screenRequests } from '../../shared/ipc/screen.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { ScreenDesk } from '../system/screen-desk.ts';
import type { Handlers } from './answer-request.ts';

export const screenChannels = (desk: ScreenDesk): Handlers<typeof screenRequests> => ({
  'screen.sources': async () => ok(await desk.sources()),
  'screen.choose': ({ id }) => ok({ chosen: desk.choose(id) }),
  'screen.veil': ({ veiled }) => {
    desk.veil(veiled);
    return ok({});
  },
});
