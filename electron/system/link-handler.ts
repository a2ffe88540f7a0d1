import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import type { SessionService } from '../session/session-service.ts';
import type { DeepLink } from './deep-link.ts';

interface LinkDeps {
  session: SessionService;
  /** Asks the person whether to work with this router. */
  confirmRouter: (routerUrl: string) => Promise<boolean>;
  /** Gives the console page a place to go to. */
  put: (link: ConsoleLink) => void;
  focus: () => unknown;
}

/** Follows a deep link. `trusted` is one we were started with by our own launcher; any website may have sent the others. */
export type FollowLink = (link: DeepLink, trusted: boolean) => Promise<void>;

export const createLinkHandler = ({ session, confirmRouter, put, focus }: LinkDeps): FollowLink => {
  // Signing somebody in by a link they did not ask for would have them work in a stranger's workspace unawares.
  const mayEnter = async (routerUrl: string, replacesSession: boolean): Promise<boolean> => {
    const now = await session.status();
    const isKnown = now.routerUrl === routerUrl && !(replacesSession && now.person);
    return isKnown || confirmRouter(routerUrl);
  };

  return async (link, trusted) => {
    if (link.kind === 'conversation') {
      put(link);
      focus();
      return;
    }
    if (!trusted) {
      focus();
      if (!(await mayEnter(link.routerUrl, link.kind === 'open'))) return;
    }
    if (link.kind === 'join') {
      await session.switchRouter(link.routerUrl);
      put(link);
      focus();
      return;
    }
    // First the router, then the window: at a start its first page is loaded under the right policy.
    const entering = session.enterWithCode(link.routerUrl, link.code);
    focus();
    const entered = await entering;
    if (!entered.ok) put({ kind: 'sign_in_failed', code: entered.error.code });
  };
};
