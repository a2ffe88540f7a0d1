import type { WidgetLook } from '../../../shared/protocol/http/widget-look.ts';
import type { HostView } from './host-link.ts';

/** Whether the messenger is dark: as the site wants it, as the page or the visitor's system is. */
const isDark = ({ scheme }: WidgetLook, { dark, night }: HostView): boolean =>
  scheme === 'page' ? dark : scheme === 'system' ? night : scheme === 'dark';

/** What the shadows need on the side that is not the page's edge, as the loader has it. */
const room = 20;

/** Dresses the frame's page; the router has worked out colours that can be read. */
export function applyLook(root: HTMLElement, look: WidgetLook, view: HostView): void {
  const dark = isDark(look, view);
  root.toggleAttribute('data-dark', dark);
  root.toggleAttribute('data-left', view.left);
  const { style } = root;
  style.cssText = '';
  for (const [name, value] of Object.entries(dark ? look.dark : look.light)) style.setProperty(name, value);
  const { gaps } = look;
  const [side, bottom] = [gaps[0] ?? room, gaps[view.full ? 2 : 1] ?? room];
  const lengths = { right: view.left ? room : side, left: view.left ? side : room, bottom };
  for (const [edge, length] of Object.entries(lengths)) style.setProperty(`--${edge}`, `${length}px`);
}
