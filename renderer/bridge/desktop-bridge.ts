import type { FoyerConsoleApi } from '../../shared/ipc/console-api.ts';
import { fail } from '../../shared/protocol/result.ts';
import type { Bridge } from './bridge.ts';
import { createNotify } from './create-notify.ts';
import type { RouterHttp } from './router-http.ts';

/**
 * The console on the desktop: the main process answers. What needs no session (the sign-in page's options, an invitation's
 * words) the page asks the router itself; `httpOf` makes the calls for the router that is chosen.
 */
export function createDesktopBridge(
  api: FoyerConsoleApi,
  httpOf: (routerUrl: string) => RouterHttp,
  hasFocus: () => boolean,
): Bridge {
  const router = async (): Promise<RouterHttp | null> => {
    const status = await api.session.status();
    return status.ok && status.data.routerUrl !== null ? httpOf(status.data.routerUrl) : null;
  };
  let lookedAt: boolean | null = null;
  api.notify.onLook((look) => {
    lookedAt = look.lookedAt;
  });
  const noRouter = fail('not_found', 'no router is chosen yet', { cause: 'no_router' });
  const browserOnly = fail('bad_request', 'done in a browser, on the router’s own page');
  const { session, settings, offerCard, notify, texts, tray, machine, screen, system, links } = api;
  return {
    kind: 'desktop',
    session: {
      status: session.status,
      options: async () => (await router())?.options() ?? noRouter,
      setRouter: session.setRouter,
      signIn: session.signIn,
      demoSignIn: session.demoSignIn,
      exchangeCode: session.exchangeCode,
      invitation: async (token) => (await router())?.invitation(token) ?? noRouter,
      acceptInvitation: session.acceptInvitation,
      passwordReset: async (token) => (await router())?.passwordReset(token) ?? noRouter,
      resetPassword: async () => browserOnly,
      setUp: async () => browserOnly,
      signOut: session.signOut,
      ticket: session.ticket,
      onChanged: session.onChanged,
    },
    settings,
    offerCard,
    notify: createNotify(
      {
        show: notify.show,
        clear: (id) => notify.clear({ id }),
        permission: { getSnapshot: () => 'granted', subscribe: () => () => {} },
        ask: async () => {},
      },
      () => lookedAt ?? hasFocus(),
    ),
    textKey: texts.key,
    tray,
    machine,
    screen: { picker: screen, veil: screen.veil },
    system,
    onLink: links.onLink,
  };
}
