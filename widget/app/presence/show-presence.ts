import type { WidgetTokenData } from '../../../shared/protocol/http/widget.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { HostPage } from '../../../shared/protocol/visitor/host-frame.ts';
import type { LauncherWords } from '../locales/words.ts';
import { applyLook } from './apply-look.ts';
import { followState } from './follow-state.ts';
import type { HostAsk, HostLink } from './host-link.ts';
import { createLauncher } from './launcher.ts';
import type { FrameEvent, Keeping, Mounted, Presence, VisitorConnection } from './presence.ts';
import { untilItComes } from './until-it-comes.ts';
import { createValue } from './value.ts';
import type { VisitorSecret } from './visitor-secret.ts';

/** What the site's own scripts ask is tried again after this time, where code or router did not come. */
const againMs = 5_000;
const most = { url: 2000, title: 300, referrer: 2000 };

const loadTeaser = () => import('../pounce/mount-teaser.ts');
const loadMessenger = () => import('../chat/mount-messenger.tsx');

/** What the live part stands on; a preview stands on the same. */
export interface Ground {
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
export function showPresence({
  frame,
  host,
  words,
  clock,
  secret,
  siteKey,
  connection,
  learn,
  data: { site },
}: Ground): void {
  const opened = createValue(false);
  const full = createValue(host.getSnapshot().full);
  const page = createValue<HostPage | null>(null);
  const keeping = createValue<Keeping>(
    site.consent === 'off' ? 'no' : site.consent === 'implied' || secret.known ? 'yes' : 'ask',
  );
  if (keeping.getSnapshot() === 'yes') secret.keep();
  if (keeping.getSnapshot() === 'no' && !secret.refuses) secret.forget();

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
  let clipOfLauncher = (): string | undefined => undefined;
  let unread = 0;
  const tellShape = (): void =>
    host.tell({
      foyer: 'shape',
      shape: opened.getSnapshot() ? 'open' : clip ? 'teaser' : 'launcher',
      clip: clip ?? clipOfLauncher(),
      title: words.say('panel.name', { site: site.name }),
      side: site.look.side,
      gaps: site.look.gaps,
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
    refuses: secret.refuses,
    leave(refuse) {
      // At once, whatever becomes of the rest.
      if (refuse) secret.refuse();
      else secret.forget();
      void import('../later/begin-anew.ts').then(({ beginAnew }) => beginAnew(frame, siteKey));
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
    applyLook(frame.document.documentElement, site.look, view);
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
    // A rep who calls, or shows something, is not left to ring behind a closed messenger.
    const rings = now?.demo ?? now?.call;
    if (rings && rings !== calling) void setOpen(true, false);
    calling = rings;
    // Who was in the middle of a talk finds it open on the next page, where it does not cover the page.
    if (talking && !wanted && !full.getSnapshot() && wasOpen()) void setOpen(true, false);
  };

  const anew = (): void => presence.leave(secret.refuses);
  const happened = (event: FrameEvent['event'], data: FrameEvent['data'] = {}): void =>
    host.tell({ foyer: 'event', event, data });
  // What a site's scripts never ask for is never loaded; the first ask waits for it, and those after it in their order.
  let doing: Promise<(ask: HostAsk) => void> | null = null;
  host.onAsk((ask) => {
    const later = (again: () => void): void => void frame.setTimeout(again, againMs);
    doing ??= untilItComes(() => import('../later/site-asks.ts'), later).then(({ createSiteAsks }) =>
      createSiteAsks({
        presence,
        later,
        anew,
        messenger: () => Promise.all([mount(), setOpen(true, true)]).then(([mounted]) => mounted),
      }),
    );
    void doing.then((act) => act(ask));
  });
  connection.on('erased', anew);
  host.subscribe(takeHost);
  host.onCommand((open) => void setOpen(open, true));
  state.subscribe(takeState);
  const appear = (): void => {
    takeHost();
    launcher.show(!opened.getSnapshot());
    tellShape();
    happened('ready');
    // Who erased themselves hears that it is done.
    if (frame.location.hash) void setOpen(true, true);
  };
  if (site.look.launcher === 'bubble') appear();
  else {
    // A launcher of another kind that does not come is a bubble.
    const dressing = import('../later/dress-launcher.ts').then(({ dressLauncher }) => {
      clipOfLauncher = dressLauncher(launcher.button, words, site.look, tellShape);
    });
    dressing.then(appear, appear);
  }
}
