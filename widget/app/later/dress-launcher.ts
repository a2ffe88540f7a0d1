import type { WidgetLook } from '../../../shared/protocol/http/widget-look.ts';
import type { LauncherWords } from '../locales/words.ts';

/** Room of the shadow and the badge, as the loader has it. */
const room = 20;

const withWords = (button: HTMLElement, text: string): HTMLElement => {
  const words = document.createElement('span');
  words.textContent = text;
  words.style.cssText =
    'font:600 15px/20px inherit;font-weight:600;overflow:hidden;text-overflow:ellipsis;white-space:nowrap';
  Object.assign(button.style, {
    borderRadius: 'min(28px, var(--launcher-corner, 28px))',
    gap: '8px',
    inlineSize: 'auto',
    maxInlineSize: 'calc(100vw - var(--left) - var(--right))',
    paddingInline: '14px 20px',
  });
  return words;
};

const withLogo = (path: string): HTMLElement => {
  const logo = Object.assign(document.createElement('img'), { src: path, alt: '' });
  // The launcher's edge shows the focus where colours are forced; elsewhere it would be a frame around the sign.
  const size = matchMedia('(forced-colors: active)').matches ? '100%' : 'calc(100% + 4px)';
  logo.style.cssText = `block-size:${size};border-radius:inherit;flex:none;inline-size:${size};object-fit:cover`;
  return logo;
};

/** The part of the frame the launcher takes, measured from the corner it stands in: a taller page has a taller frame. */
const clipOf = ({ offsetLeft, offsetTop, offsetWidth, offsetHeight }: HTMLElement): string => {
  const { clientWidth, clientHeight, dataset } = document.documentElement;
  const [right, below] = [clientWidth - offsetLeft - offsetWidth, clientHeight - offsetTop - offsetHeight];
  const onLeft = dataset.left !== undefined;
  const [near, far] = onLeft ? [offsetLeft, right] : [right, offsetLeft];
  const edge = (gap: number): string => `${Math.max(0, gap - room)}px`;
  const rest = (length: number): string => `calc(100% - ${length}px)`;
  const top = rest(clientHeight - Math.max(0, offsetTop - room));
  const side = rest((onLeft ? clientWidth - far : clientWidth - offsetLeft) + room);
  return onLeft
    ? `inset(${top} ${side} ${edge(below)} ${edge(near)})`
    : `inset(${top} ${edge(near)} ${edge(below)} ${side})`;
};

/**
 * Makes the launcher what the site wants: a bubble, one with words on it, the site's own sign. Answers with what tells the
 * part of the frame it takes, where that is more than a bubble's; `moved` hears when that has changed.
 */
export function dressLauncher(
  button: HTMLElement,
  words: LauncherWords,
  look: WidgetLook,
  moved: () => void,
): () => string | undefined {
  const bubble = button.querySelector('svg');
  button.querySelector('[data-sign]')?.remove();
  button.style.cssText = '';
  const sign =
    look.launcher === 'label'
      ? withWords(button, words.say('launcher.label'))
      : look.launcher === 'logo' && look.logo
        ? withLogo(look.logo)
        : null;
  if (sign) {
    sign.dataset.sign = '';
    bubble?.after(sign);
  }
  bubble?.toggleAttribute('hidden', sign instanceof HTMLImageElement);
  if (look.launcher !== 'label') return () => undefined;
  let told = '';
  const tell = (): void => {
    if (button.hidden || clipOf(button) === told) return;
    told = clipOf(button);
    moved();
  };
  // Which side it stands on is known a moment after it stands; another look moves it.
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['data-left', 'style'] });
  new ResizeObserver(tell).observe(button);
  return () => clipOf(button);
}
