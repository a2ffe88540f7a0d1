import { connect } from '../../../shared/client/transport/connect.ts';
import { createServerClock } from '../../../shared/client/transport/server-clock.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import type { WidgetTokenData } from '../../../shared/protocol/http/widget.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { HostPage } from '../../../shared/protocol/visitor/host-frame.ts';
import { createVisitorChecks } from '../guards/visitor-checks.ts';
import { createWords, directionOf, type LauncherWords } from '../locales/words.ts';
import { beginAnew } from './begin-anew.ts';
import { deviceOf } from './device.ts';
import { followState } from './follow-state.ts';
import { type HostAsk, type HostLink, linkToHost } from './host-link.ts';
import { createLauncher } from './launcher.ts';
import type { FrameEvent, Keeping, Mounted, Presence, VisitorConnection } from './presence.ts';
import { applyTheme } from './theme.ts';
import { createValue } from './value.ts';
import { makeSecret, readVisitorSecret, type VisitorSecret } from './visitor-secret.ts';
import { createVisitorTokens } from './visitor-token.ts';

const most = { url: 2000, title: 300, referrer: 2000 };

const loadTeaser = () => import('../pounce/mount-teaser.ts');
const loadMessenger = () => import('../chat/mount-messenger.tsx');

/** Starts the live part once the page on which the frame stands has spoken. Nothing is shown before the router agrees. */
export async function startPresence(frame: Window & typeof globalThis): Promise<void> {
  const siteKey = new URLSearchParams(frame.location.search).get('site') ?? '';
  const host = linkToHost(frame);
  const random = (bytes: Uint8Array<ArrayBuffer>): Uint8Array => frame.crypto.getRandomValues(bytes);
  const clock = createServerClock(systemClock);
  const secret = readVisitorSecret(siteKey, () => frame.localStorage, random);
  let shown = false;
  const tokens = createVisitorTokens({
    fetch: (path, init) => frame.fetch(path, init),
    clock: systemClock,
    input: () => ({
      siteKey,
      secret: secret.value,
      hostOrigin: host.getSnapshot().origin ?? '',
      languages: [host.getSnapshot().language ?? '', ...frame.navigator.languages].slice(0, 20),
      locale: frame.navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      device: deviceOf(frame),
      back: host.getSnapshot().back,
    }),
    got(data, askedAt, heardAt) {
      clock.observe(askedAt, heardAt, data.now);
      if (shown) return;
      shown = true;
      const { tag, locale } = data.words;
      const { documentElement } = frame.document;
      documentElement.lang = locale;
      documentElement.dir = directionOf(tag);
      show({
        frame,
        host,
        words: createWords(data.words),
        clock,
        secret,
        siteKey,
        connection,
        learn: checks.learn,
        data,
      });
    },
  });

  // The page itself, not the first it says: who the visitor is may hang on what led them there.
  await new Promise<void>((resolve) => {
    const heard = (): void => {
      if (host.getSnapshot().page) resolve();
    };
    host.subscribe(heard);
    heard();
  });
  const checks = createVisitorChecks();
  const tabId = makeSecret(random);
  const connection: VisitorConnection = connect({
    url: frame.location.origin,
    namespace: '/visitor',
    checks,
    protocol: protocolVersion,
    auth: async () => {
      const token = await tokens();
      return token.ok ? { ok: true, data: { token: token.data.token, tabId } } : token;
    },
  });
}

interface Ground {
  frame: Window & typeof globalThis;
  host: HostLink;
  words: LauncherWords;
  clock: Presence['clock'];
  secret: VisitorSecret;
  siteKey: string;
  connection: VisitorConnection;
  learn: Presence['learn'];
  data: WidgetTokenData;
}

/** Puts the launcher on the page and waits for a reason to build the messenger. */
function show({ frame, host, words, clock, secret, siteKey, connection, learn, data: { site } }: Ground): void {
  const opened = createValue(false);
  const full = createValue(host.getSnapshot().full);
  const page = createValue<HostPage | null>(null);
  const keeping = createValue<Keeping>(
    site.consent === 'off' ? 'no' : site.consent === 'implied' || secret.known ? 'yes' : 'ask',
  );
  if (keeping.getSnapshot() === 'yes') secret.keep();
  if (keeping.getSnapshot() === 'no') secret.forget();

  const sendPage = (): void => {
    const shown = page.getSnapshot();
    if (!shown) return;
    const { url, title, referrer } = shown;
    void connection.request('page.view', {
      url: url.slice(0, most.url),
      title: title.slice(0, most.title),
      referrer: referrer.slice(0, most.referrer),
    });
  };
  const state = followState(connection, sendPage);
  const launcher = createLauncher(frame.document, words, site.name, {
    press: () => void setOpen(true, true),
    intent: () => void loadMessenger(),
  });

  let clip: string | null = null;
  let unread = 0;
  const tellShape = (): void =>
    host.tell({
      foyer: 'shape',
      shape: opened.getSnapshot() ? 'open' : clip ? 'teaser' : 'launcher',
      clip: clip ?? undefined,
      title: words.say('panel.name', { site: site.name }),
    });
  const openKey = `foyer:open:${siteKey}`;
  const rememberOpen = (open: boolean): void => {
    if (keeping.getSnapshot() !== 'yes') return;
    try {
      if (open) frame.sessionStorage.setItem(openKey, '1');
      else frame.sessionStorage.removeItem(openKey);
    } catch {
      // A browser that blocks storage opens each page with the messenger closed.
    }
  };
  const wasOpen = (): boolean => {
    try {
      return frame.sessionStorage.getItem(openKey) === '1';
    } catch {
      return false;
    }
  };

  const presence: Presence = {
    tongue: words.tongue,
    siteKey,
    site,
    connection,
    clock,
    state,
    page,
    opened,
    toBook: host.getSnapshot().back === 'book',
    full,
    keeping,
    answerKeeping(keep) {
      keeping.set(keep ? 'yes' : 'no');
      if (keep) {
        secret.keep();
        void connection.request('visitor.agree', {});
      } else secret.forget();
      rememberOpen(opened.getSnapshot());
    },
    open: () => void setOpen(true, true),
    close: () => void setOpen(false, true),
    peek(next) {
      if (clip === next) return;
      clip = next;
      tellShape();
    },
    learn,
    setUnread(count) {
      launcher.setUnread(count);
      if (count !== unread) happened('unread', { count });
      unread = count;
    },
    happened: (event, data) => happened(event, data),
  };

  let teasing: Promise<void> | null = null;
  let calling: string | null | undefined;
  let before: VisitorState | null = null;
  let wanted = false;
  let mounting: Promise<Mounted> | null = null;
  const mount = (): Promise<Mounted> => {
    mounting ??= loadMessenger().then(({ mountMessenger }) => mountMessenger(presence, frame.document));
    // A chunk that did not come (the network went) is asked for again at the next press.
    mounting.catch(() => {
      mounting = null;
    });
    return mounting;
  };

  const setOpen = async (open: boolean, byPerson: boolean): Promise<void> => {
    wanted = open;
    if (open === opened.getSnapshot()) return;
    if (!open) {
      opened.set(false);
      launcher.show(true);
      tellShape();
      rememberOpen(false);
      launcher.focus();
      void connection.request('messenger.toggled', { open });
      return;
    }
    launcher.setBusy(true);
    const messenger = await mount().catch(() => null);
    launcher.setBusy(false);
    if (!messenger || !wanted || opened.getSnapshot()) return;
    opened.set(true);
    launcher.show(false);
    tellShape();
    rememberOpen(true);
    if (byPerson) messenger.focus();
    void connection.request('messenger.toggled', { open });
  };

  const takeHost = (): void => {
    const view = host.getSnapshot();
    full.set(view.full);
    const root = frame.document.documentElement;
    applyTheme(root, site.color, view.dark);
    root.toggleAttribute('data-left', view.left);
    if (view.page === page.getSnapshot()) return;
    page.set(view.page);
    sendPage();
  };
  const takeState = (): void => {
    const now = state.getSnapshot();
    launcher.setAvailable(now?.repsAvailable ?? false);
    const talking = now?.conversation && now.conversation.phase !== 'closed';
    // What stood there when the page was opened is no news to it.
    if (now && before) {
      const { conversation, meeting } = now;
      if (conversation && conversation.id !== before.conversation?.id)
        happened('conversation', { id: conversation.id });
      if (meeting && meeting.id !== before.meeting?.id)
        happened('meeting', { startsAt: meeting.startsAt, endsAt: meeting.endsAt });
    }
    before = now ?? before;
    if (talking) void mount();
    if (now?.pounce && !teasing) {
      teasing = loadTeaser().then(({ mountTeaser }) => mountTeaser(presence, frame.document));
      teasing.catch(() => {
        teasing = null;
      });
    }
    // A rep who calls is not left to ring behind a closed messenger.
    if (now?.call && now.call !== calling) void setOpen(true, false);
    calling = now?.call;
    // Who was in the middle of a talk finds it open on the next page, where it does not cover the page.
    if (talking && !wanted && !full.getSnapshot() && wasOpen()) void setOpen(true, false);
  };

  const anew = (): void => void beginAnew(frame, siteKey, secret);
  const happened = (event: FrameEvent['event'], data: FrameEvent['data'] = {}): void =>
    host.tell({ foyer: 'event', event, data });
  // What a site's scripts never ask for is never loaded; the first ask waits for it, and those after it in their order.
  let doing: Promise<(ask: HostAsk) => void> | null = null;
  host.onAsk((ask) => {
    doing ??= import('../later/site-asks.ts').then(({ createSiteAsks }) =>
      createSiteAsks({
        presence,
        after: (ms, run) => void frame.setTimeout(run, ms),
        anew,
        messenger: () =>
          setOpen(true, true).then(() =>
            mount().then(
              ({ messenger }) => messenger,
              () => null,
            ),
          ),
      }),
    );
    void doing.then((act) => act(ask));
  });
  connection.on('erased', anew);
  host.subscribe(takeHost);
  host.onCommand((open) => void setOpen(open, true));
  state.subscribe(takeState);
  takeHost();
  launcher.show(true);
  tellShape();
  happened('ready');
}
