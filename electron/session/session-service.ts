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
  now: () => number;
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
  /** Gets a ticket before the page asks for one, so that the page's first connection does not wait for it. */
  prepareTicket(): Promise<void>;
  ticket(): Promise<Result<OutputOf<typeof sessionRequests, 'session.ticket'>>>;
}

type TicketAnswer = Result<OutputOf<typeof sessionRequests, 'session.ticket'>>;

/** A ticket lives 30 s on the router; one that waited longer than this is not given out. */
const ticketFreshMs = 15_000;

const noRouter = fail('conflict', 'No router is chosen yet.');

export const createSessionService = (deps: SessionDeps): SessionService => {
  const { api, vault, choice } = deps;
  // A page that asks while a sign-in is under way hears its outcome, not a `signed out` that is about to be untrue.
  let entering: Promise<unknown> = Promise.resolve();
  let prepared: { routerUrl: string; token: string; at: number; answer: Promise<TicketAnswer> } | null = null;

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

  const signedIn = async (): Promise<{ routerUrl: string; token: string } | null> => {
    const routerUrl = choice.get();
    const credentials = routerUrl ? await vault.read(routerUrl) : null;
    return routerUrl && credentials ? { routerUrl, token: credentials.token } : null;
  };

  const prepareTicket = async (): Promise<void> => {
    const who = await signedIn();
    if (!who || prepared?.token === who.token) return;
    prepared = { ...who, at: deps.now(), answer: api.ticket(who.routerUrl, who.token) };
  };

  /** The prepared ticket where it is good still; each is given out once. */
  const takeTicket = async (routerUrl: string, token: string): Promise<TicketAnswer> => {
    const kept = prepared;
    prepared = null;
    const isFresh = kept?.routerUrl === routerUrl && kept.token === token && deps.now() - kept.at < ticketFreshMs;
    const answer = kept && isFresh ? await kept.answer : null;
    return answer?.ok ? answer : api.ticket(routerUrl, token);
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
    void prepareTicket();
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
      const who = await signedIn();
      if (!who) return ok(await now());
      prepared = null;
      // Signed out here whatever the router says; it is told so that the token dies there too.
      await vault.forget(who.routerUrl);
      await api.signOut(who.routerUrl, who.token);
      return ok(await changed());
    },
    prepareTicket,
    ticket: async () => {
      await entering;
      const who = await signedIn();
      if (!who) return fail('unauthenticated', 'Nobody is signed in.');
      const answer = await takeTicket(who.routerUrl, who.token);
      const isStillTheOne = (await vault.read(who.routerUrl))?.token === who.token;
      if (!answer.ok && answer.error.code === 'unauthenticated' && isStillTheOne) {
        await vault.forget(who.routerUrl);
        await changed();
      }
      return answer;
    },
  };
};
