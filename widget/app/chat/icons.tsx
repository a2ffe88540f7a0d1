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
  microphone: 'M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  check: 'M5.5 12.5l4.3 4.3 8.7-9.3',
  seen: 'M2.5 12.8l3.9 3.9 7.8-8.4M10.5 15.5l1.3 1.2 7.9-8.4',
  clock: 'M12 7.5V12l2.8 1.8M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16Z',
  retry: 'M18.5 12a6.5 6.5 0 1 1-2-4.7M18.5 4.5v3.2h-3.2',
  offline: 'M4 4l16 16M8.5 15.5a5 5 0 0 1 6.5-.4M5.5 12.2a9.3 9.3 0 0 1 3.7-2.2M12.5 9.5a9.3 9.3 0 0 1 6 2.7',
} as const;

export type IconName = keyof typeof paths;

/** A drawn sign; words beside it or a label on its button say what it means. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }): JSX.Element => (
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
    <path d={paths[name]} />
  </svg>
);
