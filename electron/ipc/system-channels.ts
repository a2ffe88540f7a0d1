import type { PlatformInfo, systemRequests } from '../../shared/ipc/system.ts';
import { fail, ok } from '../../shared/protocol/result.ts';
import type { OpenOutside } from '../system/open-outside.ts';
import type { Handlers } from './answer-request.ts';

export interface SystemDeps {
  platform: () => PlatformInfo;
  setBadge: (count: number) => boolean;
  openOutside: OpenOutside;
  /** Brings the console to the front and, with an id, has its page show that conversation. */
  focus: (conversationId: string | undefined) => boolean;
}

export const systemChannels = (deps: SystemDeps): Handlers<typeof systemRequests> => ({
  'system.platform': () => ok(deps.platform()),
  'system.setBadge': ({ count }) => ok({ shown: deps.setBadge(count) }),
  'system.openExternal': async ({ url, source }) => {
    const opened = await deps.openOutside(url, source);
    return opened === 'refused'
      ? fail('bad_request', 'Only https, http, mailto and tel links open outside.')
      : ok({ opened: opened === 'opened' });
  },
  'window.focus': (input) => ok({ focused: deps.focus(input?.conversationId) }),
});
