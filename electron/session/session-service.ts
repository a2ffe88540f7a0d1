import type { SessionStatus, sessionRequests } from '../../shared/ipc/session.ts';
import type { OutputOf, ParsedInputOf } from '../../shared/protocol/contract.ts';
import { fail, ok, type Result } from '../../shared/protocol/result.ts';
import type { RouterApi } from './router-api.ts';
import { routerOrigin } from './router-url.ts';
import type { Credentials, TokenVault } from './token-vault.ts';

/** Where the chosen router is kept between starts. */
export interface RouterChoice {
  get(): string | null;
  set(routerUrl: string): void;
}

interface SessionDeps {
  api: RouterApi;
  vault: TokenVault;
  choice: RouterChoice;
  onChanged: (status: SessionStatus) => void;
  /** The pages' policy names the router: they have to be loaded anew. */
  onRouterChanged: () => void;
}

type Answer = Promise<Result<SessionStatus>>;
type Input<K extends keyof typeof sessionRequests> = ParsedInputOf<typeof sessionRequests, K>;

/** Which router the desktop works with and who is signed in there. Holds the token; gives out only tickets. */
export interface SessionService {
  status(): Promise<SessionStatus>;
  setRouter(url: string): Answer;
  /** As `setRouter`, but also away from a session: for a link the person has confirmed. */
  switchRouter(origin: string): Promise<SessionStatus>;
  /** Switches to a router and signs in there with a one-use code. */
  enterWithCode(origin: string, code: string): Answer;
  signIn(input: Input<'session.signIn'>): Answer;
  demoSignIn(input: Input<'session.demoSignIn'>): Answer;
  exchangeCode(input: Input<'session.exchangeCode'>): Answer;
  acceptInvitation(input: Input<'session.acceptInvitation'>): Answer;
  signOut(): Answer;
  ticket(): Promise<Result<OutputOf<typeof sessionRequests, 'session.ticket'>>>;
}

const noRouter = fail('conflict', 'No router is chosen yet.');

export const createSessionService = (deps: SessionDeps): SessionService => {
  const { api, vault, choice } = deps;
  // A page that asks while a sign-in is under way hears its outcome, not a `signed out` that is about to be untrue.
  let entering: Promise<unknown> = Promise.resolve();

  const now = async (): Promise<SessionStatus> => {
    const routerUrl = choice.get();
    const credentials = routerUrl ? await vault.read(routerUrl) : null;
    const persisted = routerUrl !== null && vault.isPersisted(routerUrl);
    return { routerUrl, person: credentials?.person ?? null, persisted };
  };

  const changed = async (): Promise<SessionStatus> => {
    const status = await now();
    deps.onChanged(status);
    return status;
  };

  const signInTo = async (ask: (routerUrl: string) => Promise<Result<Credentials>>): Answer => {
    const routerUrl = choice.get();
    if (!routerUrl) return noRouter;
    const before = await vault.read(routerUrl);
    const answer = await ask(routerUrl);
    if (!answer.ok) return answer;
    await vault.write(routerUrl, answer.data);
    // The session this one replaces would otherwise stay open on the router until it expires.
    if (before && before.token !== answer.data.token) void api.signOut(routerUrl, before.token);
    return ok(await changed());
  };

  const enter = (ask: (routerUrl: string) => Promise<Result<Credentials>>): Answer => {
    const answer = signInTo(ask);
    entering = Promise.all([entering, answer.catch(() => undefined)]);
    return answer;
  };

  const switchRouter = async (origin: string): Promise<SessionStatus> => {
    if (origin === choice.get()) return now();
    choice.set(origin);
    const status = await changed();
    deps.onRouterChanged();
    return status;
  };

  const exchangeCode = (code: string): Answer => enter((routerUrl) => api.exchangeCode(routerUrl, { code }));

  return {
    switchRouter,
    status: async () => {
      await entering;
      return now();
    },
    setRouter: async (url) => {
      const origin = routerOrigin(url);
      if (!origin) return fail('bad_request', 'A router needs an https address; http is for this machine only.');
      const status = await now();
      if (origin === status.routerUrl) return ok(status);
      if (status.person) return fail('conflict', 'Sign out before you choose another router.');
      return ok(await switchRouter(origin));
    },
    enterWithCode: (origin, code) => {
      const isNew = origin !== choice.get();
      choice.set(origin);
      const answer = exchangeCode(code);
      if (isNew) deps.onRouterChanged();
      return answer;
    },
    signIn: (input) => enter((routerUrl) => api.signIn(routerUrl, input)),
    demoSignIn: (input) => enter((routerUrl) => api.demoSignIn(routerUrl, input)),
    exchangeCode: ({ code }) => exchangeCode(code),
    acceptInvitation: (input) => enter((routerUrl) => api.acceptInvitation(routerUrl, input)),
    signOut: async () => {
      const routerUrl = choice.get();
      const credentials = routerUrl ? await vault.read(routerUrl) : null;
      if (!routerUrl || !credentials) return ok(await now());
      // Signed out here whatever the router says; it is told so that the token dies there too.
      await vault.forget(routerUrl);
      await api.signOut(routerUrl, credentials.token);
      return ok(await changed());
    },
    ticket: async () => {
      const routerUrl = choice.get();
      const credentials = routerUrl ? await vault.read(routerUrl) : null;
      if (!routerUrl || !credentials) return fail('unauthenticated', 'Nobody is signed in.');
      const answer = await api.ticket(routerUrl, credentials.token);
      const isStillTheOne = (await vault.read(routerUrl))?.token === credentials.token;
      if (!answer.ok && answer.error.code === 'unauthenticated' && isStillTheOne) {
        await vault.forget(routerUrl);
        await changed();
      }
      return answer;
    },
  };
};
