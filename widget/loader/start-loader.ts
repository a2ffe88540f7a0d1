import { frameStyle, type Shape } from '../../shared/domain/frame-style.ts';
import type { FrameMessage, HostMessage } from '../../shared/protocol/visitor/host-frame.ts';
import { createSiteApi } from './create-site-api.ts';
import type { Foyer } from './foyer.ts';
import { isDark, prefersDark } from './is-dark.ts';
import { lockScroll } from './lock-scroll.ts';
import { openByPage } from './open-by-page.ts';
import { raise } from './raise.ts';
import { takeBack } from './take-back.ts';
import { watchPages } from './watch-pages.ts';
import { whenIdle } from './when-idle.ts';

const fullBelow = '(max-width: 480px), (max-height: 480px)';

/** A polygon in lengths and shares, and nothing that could be another rule. */
const clipPath = /^[\w(),.% -]*$/;

type Shaped = Extract<FrameMessage, { foyer: 'shape' }>;
type Happened = Extract<FrameMessage, { foyer: 'event' }>;
/** What a page put down before the script was there. */
type Calls = Parameters<Foyer['push']>[0][];

const isFrameMessage = (data: unknown): data is FrameMessage => {
  const {
    foyer,
    shape = '',
    clip = '',
    title,
    event,
    side = '',
    gaps = [],
  } = (data ?? {}) as Partial<Shaped & Happened>;
  if ((foyer as string) === 'event') return typeof event === 'string';
  const known = foyer === 'shape' && ['launcher', 'teaser', 'open'].includes(shape);
  const placed = ['text', 'left', 'right'].includes(side) && gaps.length === 3 && gaps.every(Number.isFinite);
  return known && placed && clipPath.test(clip) && typeof title === 'string';
};

/** Puts the widget's frame on the page once the page has nothing better to do. A second snippet does nothing. */
export function startLoader(page: Window & { Foyer?: Foyer | Calls }, script: Element | null): void {
  const { document } = page;
  const { src = '', dataset } = (script ?? {}) as Partial<HTMLScriptElement>;
  const site = dataset?.site;
  const early = page.Foyer ?? [];
  if (!Array.isArray(early) || !site || !src) return;
  const router = new URL(src).origin;
  const frame = document.createElement('iframe');
  const narrow = page.matchMedia(fullBelow);
  let shape: Shape = 'hidden';
  let clip = '';
  let wanted: HostMessage['foyer'] | undefined;
  /** Who had the focus when the site opened the messenger; it is given back. */
  let opener: Element | null = null;

  let side: Shaped['side'] = 'text';
  let gaps: readonly number[] = [];
  const locked = lockScroll(page);

  const isLeft = (): boolean =>
    side === 'text' ? page.getComputedStyle(document.documentElement).direction === 'rtl' : side === 'left';
  const tell = (message: HostMessage): void => frame.contentWindow?.postMessage(message, router);
  const back = takeBack(page);
  if (back) wanted = 'open';
  const tellPage = (): void =>
    tell({
      foyer: 'page',
      back,
      language: (dataset.language || document.documentElement.lang).slice(0, 35),
      page: { url: page.location.href, title: document.title, referrer: document.referrer },
    });

  const tellLayout = (): void =>
    tell({
      foyer: 'layout',
      full: narrow.matches,
      dark: isDark(page),
      night: page.matchMedia(prefersDark).matches,
      left: isLeft(),
    });

  const draw = (): void => {
    const { matches } = narrow;
    // What is shown to the visitor takes the page on a large screen too.
    const full = shape === 'open' && (matches || clip === 'wide' || clip === 'screen');
    const { visualViewport: seen } = page;
    frame.style.cssText = frameStyle({
      shape,
      full: matches || full,
      left: isLeft(),
      clip,
      gap: [gaps[0] ?? 20, gaps[matches ? 2 : 1] ?? 20],
      dark: isDark(page),
      // A page that is zoomed into shows a part of the messenger too.
      seen: full && seen && seen.scale < 1.01 ? { top: seen.offsetTop, height: seen.height } : null,
    });
    // The page behind a full messenger would scroll along under the thumb.
    locked(full);
    // Chromium never answers a frame of another site that wishes for the whole screen from the top layer.
    raise(frame, !full || clip !== 'screen');
  };

  const command = (name: 'open' | 'close'): void => {
    if (name === 'open') opener = document.activeElement;
    if (shape === 'hidden') wanted = name;
    else tell({ foyer: name });
  };

  const api = createSiteApi({
    command,
    tell(wish) {
      if (shape !== 'hidden') tell(wish);
      return shape !== 'hidden';
    },
  });
  page.Foyer = api.foyer;
  for (const call of early) api.foyer.push(call);
  openByPage(document, api.foyer, api.tellForm);

  page.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow || origin !== router || !isFrameMessage(data)) return;
    if (data.foyer === 'event') return api.happened(data.event, data.data as never);
    const before = shape;
    shape = data.shape;
    clip = data.clip ?? '';
    ({ side, gaps } = data);
    frame.title = data.title;
    // A site may have changed between light and dark by its own switch.
    tellLayout();
    draw();
    if (before === 'hidden') {
      if (wanted === 'open') tell({ foyer: 'open' });
      wanted = undefined;
      for (const wish of api.untold()) tell(wish);
    }
    if ((before === 'open') !== (shape === 'open')) api.happened(shape === 'open' ? 'opened' : 'closed', {});
    // What it says of itself before it is open takes nothing from who opened it.
    if (before === 'open' && shape !== 'open') {
      if (opener instanceof HTMLElement && opener !== document.body) opener.focus();
      opener = null;
    }
  });

  whenIdle(page, () => {
    frame.allow = 'clipboard-write; microphone; camera; autoplay; fullscreen';
    frame.src = `${router}/widget/frame?site=${encodeURIComponent(site)}`;
    frame.onload = () => {
      // Also a frame that began anew has to say first that it is there.
      shape = 'hidden';
      draw();
      tellLayout();
      tellPage();
    };
    narrow.onchange = () => {
      tellLayout();
      draw();
    };
    page.matchMedia(prefersDark).onchange = tellLayout;
    for (const name of ['resize', 'scroll']) {
      page.visualViewport?.addEventListener(name, () => {
        if (shape === 'open' && narrow.matches) draw();
      });
    }
    // On the root, because a page may replace its body, or move it by a transform that would take a fixed frame along.
    document.documentElement.append(frame);
    draw();
    watchPages(page, tellPage);
  });
}
