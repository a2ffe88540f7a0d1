import type { JSX } from 'preact';

const paths = {
  close: 'M6 9l6 6 6-6',
  cross: 'M7 7l10 10M17 7L7 17',
  back: 'M14.5 6l-6 6 6 6',
  next: 'M9.5 6l6 6-6 6',
  attach: 'M19 11l-7.2 7.2a4.2 4.2 0 0 1-6-6L13 5a2.8 2.8 0 0 1 4 4l-7.2 7.2a1.4 1.4 0 0 1-2-2L14 8',
  send: 'M12 19V5.5M6 11l6-6 6 6',
  down: 'M12 5v13.5M6 13l6 6 6-6',
  talk: 'M4.5 12a7.5 7 0 1 1 3.6 6L4.9 19.2l.9-3.1A6.8 6.8 0 0 1 4.5 12Z',
  calendar: 'M5 6h14v13H5ZM5 10.5h14M9 4v3.5M15 4v3.5',
  phone: 'M6 4h3l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z',
} as const;

type IconName = keyof typeof paths;

/** A sign as it is drawn. */
export const Drawn = ({ name, path, size = 20 }: { name: string; path: string; size?: number }): JSX.Element => (
  <svg
    class={`icon icon-${name}`}
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);

/** A drawn sign; words beside it or a label on its button say what it means. */
export const Icon = ({ name, size }: { name: IconName; size?: number }): JSX.Element => (
  <Drawn name={name} path={paths[name]} size={size} />
);
