/** `primary`: the one act of a view. `quiet`: beside it. `plain`: among text. `danger`: what cannot be undone. */
export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'danger';

export type ButtonSize = 'small' | 'medium' | 'large';

const LOOKS: Record<ButtonLook, string> = {
  primary: 'bg-accent text-accent-ink enabled:hover:bg-accent-hover enabled:active:bg-accent-hover',
  quiet: 'bg-control text-ink shadow-near enabled:hover:bg-control-hover enabled:active:bg-control-hover',
  plain: 'text-muted enabled:hover:bg-hover enabled:hover:text-ink enabled:active:bg-press',
  danger: 'bg-danger text-danger-ink enabled:hover:bg-danger-hover enabled:active:bg-danger-hover',
};

const SIZES: Record<ButtonSize, string> = {
  small: 'h-7 px-2 text-small',
  medium: 'h-8 px-3 text-body',
  large: 'h-9 px-4 text-body',
};

/** Between a button's icon, its words and its key. */
export const GAPS: Record<ButtonSize, string> = { small: 'gap-1.5', medium: 'gap-2', large: 'gap-2' };

/** The classes of a button of this look and size. */
export function buttonClass(look: ButtonLook, size: ButtonSize): string {
  return `window-still relative inline-flex shrink-0 items-center justify-center rounded-control font-medium whitespace-nowrap transition-colors ${SIZES[size]} ${LOOKS[look]}`;
}
