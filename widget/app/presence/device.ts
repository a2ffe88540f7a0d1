import type { WidgetTokenInput } from '../../../shared/protocol/http/widget.ts';

/** The browser's class as the visitor's hands meet it: touch on a small screen is a phone, on a large one a tablet. */
export function deviceOf(page: Pick<Window, 'matchMedia' | 'screen'>): WidgetTokenInput['device'] {
  if (!page.matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(page.screen.width, page.screen.height) < 600 ? 'phone' : 'tablet';
}
